"""Publications by year and month."""

from pathlib import Path

import onrecord
from onrecord.views.calendar import list_years


def test_months_add_up_to_what_there_is(examples: Path) -> None:
    """Every publication with a year is in a month of it; the others are counted apart."""
    with onrecord.open_archive(examples, read_only=True) as archive:
        years, undated, counts = list_years(archive), archive.undated(limit=0)[1], archive.counts()
    assert [year.value for year in years] == ["2033", "2032", "2031"]
    dated = sum(year.many for year in years)
    assert dated + undated == counts["publications"]
    for year in years:
        assert all(month.value.startswith(year.value) for month in year.months)
        assert sum(month.many for month in year.months) >= year.many
