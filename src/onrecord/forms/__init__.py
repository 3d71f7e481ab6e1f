"""A title's grammar: form, speakers, counterparts, outlets, place and date."""
