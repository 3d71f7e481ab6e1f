"""Who is who: names that are one person, tenures, resolution by name, post, party and date."""
