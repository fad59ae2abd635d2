/**
 * Production calendar of Russia for the five-day week: data only. Days are 'MM-DD'.
 * Labour Code, art. 112 names the holidays; a yearly decree of the Government moves days off.
 * Days declared non-working by the President (30 March – 8 May, 24 June and 1 July 2020; 4–7 May and
 * 30 October – 7 November 2021) are not moved days off, so they stay working days here.
 */
export type CalendarYear = {
  year: number
  /** Where the year comes from: the decree, or the file it was read from. */
  source: string
  /** Days off moved by the decree, from and to. */
  moved: readonly (readonly [from: string, to: string])[]
  /** Mondays to Fridays that are not worked. */
  daysOff: readonly string[]
  /** Saturdays and Sundays that are worked. */
  workingWeekends: readonly string[]
  /** Working days an hour shorter: eves of holidays and the days exchanged for them. */
  shortenedDays: readonly string[]
}

export const productionCalendar: readonly CalendarYear[] = [
  {
    year: 2013,
    source: 'Постановление Правительства РФ от 15 октября 2012 года № 1048',
    moved: [
      ['01-05', '05-02'],
      ['01-06', '05-03'],
      ['02-25', '05-10'],
    ],
    daysOff: days('01-01 01-02 01-03 01-04 01-07 01-08 03-08 05-01 05-02 05-03 05-09 05-10 06-12 11-04'),
    workingWeekends: [],
    shortenedDays: days('02-22 03-07 04-30 05-08 06-11 12-31'),
  },
  {
    year: 2014,
    source: 'Постановление Правительства РФ от 28 мая 2013 года № 444',
    moved: [
      ['01-04', '05-02'],
      ['01-05', '06-13'],
      ['02-24', '11-03'],
    ],
    daysOff: days('01-01 01-02 01-03 01-06 01-07 01-08 03-10 05-01 05-02 05-09 06-12 06-13 11-03 11-04'),
    workingWeekends: [],
    shortenedDays: days('02-24 03-07 04-30 05-08 06-11 12-31'),
  },
  {
    year: 2015,
    source: 'Постановление Правительства РФ от 27 августа 2014 года № 860',
    moved: [
      ['01-03', '01-09'],
      ['01-04', '05-04'],
    ],
    daysOff: days('01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-04 05-11 06-12 11-04'),
    workingWeekends: [],
    shortenedDays: days('04-30 05-08 06-11 11-03 12-31'),
  },
  {
    year: 2016,
    source: 'Постановление Правительства РФ от 24 сентября 2015 года № 1017',
    moved: [
      ['01-02', '05-03'],
      ['01-03', '03-07'],
      ['02-20', '02-22'],
    ],
    daysOff: days('01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-07 03-08 05-02 05-03 05-09 06-13 11-04'),
    workingWeekends: days('02-20'),
    shortenedDays: days('02-20 11-03'),
  },
  {
    year: 2017,
    source: 'Постановление Правительства РФ от 4 августа 2016 года № 756',
    moved: [
      ['01-01', '02-24'],
      ['01-07', '05-08'],
    ],
    daysOff: days('01-02 01-03 01-04 01-05 01-06 02-23 02-24 03-08 05-01 05-08 05-09 06-12 11-06'),
    workingWeekends: [],
    shortenedDays: days('02-22 03-07 11-03'),
  },
  {
    year: 2018,
    source: 'Постановление Правительства РФ от 14 октября 2017 года № 1250',
    moved: [
      ['01-06', '03-09'],
      ['01-07', '05-02'],
      ['04-28', '04-30'],
      ['06-09', '06-11'],
      ['12-29', '12-31'],
    ],
    daysOff: days(
      '01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 03-09 04-30 05-01 05-02 05-09 06-11 06-12 11-05 12-31',
    ),
    workingWeekends: days('04-28 06-09 12-29'),
    shortenedDays: days('02-22 03-07 04-28 05-08 06-09 12-29'),
  },
  {
    year: 2019,
    source: 'Постановление Правительства РФ от 1 октября 2018 года № 1163',
    moved: [
      ['01-05', '05-02'],
      ['01-06', '05-03'],
      ['02-23', '05-10'],
    ],
    daysOff: days('01-01 01-02 01-03 01-04 01-07 01-08 03-08 05-01 05-02 05-03 05-09 05-10 06-12 11-04'),
    workingWeekends: [],
    shortenedDays: days('02-22 03-07 04-30 05-08 06-11 12-31'),
  },
  {
    year: 2020,
    source: 'Постановление Правительства РФ от 10 июля 2019 года № 875',
    moved: [
      ['01-04', '05-04'],
      ['01-05', '05-05'],
    ],
    daysOff: days('01-01 01-02 01-03 01-06 01-07 01-08 02-24 03-09 05-01 05-04 05-05 05-11 06-12 11-04'),
    workingWeekends: [],
    shortenedDays: days('04-30 05-08 06-11 11-03 12-31'),
  },
  {
    year: 2021,
    source: 'Постановление Правительства РФ от 10 октября 2020 года № 1648',
    moved: [
      ['01-02', '11-05'],
      ['01-03', '12-31'],
      ['02-20', '02-22'],
    ],
    daysOff: days('01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31'),
    workingWeekends: days('02-20'),
    shortenedDays: days('02-20 04-30 06-11 11-03'),
  },
  {
    year: 2022,
    source: 'Постановление Правительства РФ от 16 сентября 2021 года № 1564',
    moved: [
      ['01-01', '05-03'],
      ['01-02', '05-10'],
      ['03-05', '03-07'],
    ],
    daysOff: days('01-03 01-04 01-05 01-06 01-07 02-23 03-07 03-08 05-02 05-03 05-09 05-10 06-13 11-04'),
    workingWeekends: days('03-05'),
    shortenedDays: days('02-22 03-05 11-03'),
  },
  {
    year: 2023,
    source: 'Постановление Правительства РФ от 29 августа 2022 года № 1505',
    moved: [
      ['01-01', '02-24'],
      ['01-08', '05-08'],
    ],
    daysOff: days('01-02 01-03 01-04 01-05 01-06 02-23 02-24 03-08 05-01 05-08 05-09 06-12 11-06'),
    workingWeekends: [],
    shortenedDays: days('02-22 03-07 11-03'),
  },
  {
    year: 2024,
    source: 'Постановление Правительства РФ от 10 августа 2023 года № 1314',
    moved: [
      ['01-06', '05-10'],
      ['01-07', '12-31'],
      ['04-27', '04-29'],
      ['11-02', '04-30'],
      ['12-28', '12-30'],
    ],
    daysOff: days(
      '01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 04-29 04-30 05-01 05-09 05-10 06-12 11-04 12-30 12-31',
    ),
    workingWeekends: days('04-27 11-02 12-28'),
    shortenedDays: days('02-22 03-07 05-08 06-11 11-02'),
  },
  {
    year: 2025,
    source: 'Постановление Правительства РФ от 4 октября 2024 года № 1335',
    moved: [
      ['01-04', '05-02'],
      ['01-05', '12-31'],
      ['02-23', '05-08'],
      ['03-08', '06-13'],
      ['11-01', '11-03'],
    ],
    daysOff: days('01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31'),
    workingWeekends: days('11-01'),
    shortenedDays: days('03-07 04-30 06-11 11-01'),
  },
  {
    year: 2026,
    source: 'Постановление Правительства РФ от 24 сентября 2025 года № 1466',
    moved: [
      ['01-03', '01-09'],
      ['01-04', '12-31'],
    ],
    daysOff: days('01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31'),
    workingWeekends: [],
    shortenedDays: days('04-30 05-08 06-11 11-03'),
  },
  {
    year: 2027,
    source: 'Постановление Правительства РФ от 17 сентября 2026 года № 1187',
    moved: [
      ['01-02', '11-05'],
      ['01-03', '12-31'],
      ['02-20', '02-22'],
    ],
    daysOff: days('01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31'),
    workingWeekends: days('02-20'),
    shortenedDays: days('02-20 04-30 06-11 11-03'),
  },
]

function days(list: string): readonly string[] {
  return list.split(' ')
}
