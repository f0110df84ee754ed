"""Sweden's days off, from the library `holidays`."""

from datetime import date
from functools import cache

from holidays import DE_FACTO, PUBLIC, country_holidays

from domain.workdays import Holiday


def swedish() -> Holiday:
    """Public holidays, and midsommarafton, julafton and nyårsafton, which the Annual Leave Act (1977:480, 7 §) puts
    beside them. Days on which some leave at two, such as trettondagsafton, are working days.
    """

    @cache  # the library's own objects grow when asked, which threads must not do at once
    def of(year: int) -> frozenset[date]:
        return frozenset(country_holidays("SE", years=year, categories=(PUBLIC, DE_FACTO)))

    return lambda day: day in of(day.year)
