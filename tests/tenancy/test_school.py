from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from zhurnal.tenancy.models import School


def test_a_school_lives_by_the_clock_of_its_region() -> None:
    assert School(short_name="Школа № 1").zone == ZoneInfo("Asia/Barnaul")


@pytest.mark.parametrize("name", ["Barnaul", "", "/etc/passwd", "../zone"])
def test_an_unknown_time_zone_is_refused_with_an_example(name: str) -> None:
    school = School(name="Школа № 1", short_name="Школа № 1", timezone=name)
    with pytest.raises(ValidationError) as refusal:
        school.clean_fields()
    assert set(refusal.value.error_dict) == {"timezone"}
