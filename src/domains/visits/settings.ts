import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'

nameChapter('visits', 'Заявления вместе с посетителем', 50)

/** S-064: how long and how often the code that leads an applicant to the own screen may be tried. */
export const visitCodeMinutes = defineSetting(
  'visits.code-minutes',
  z.int().min(1).max(120),
  'Сколько минут действует код для согласий в пункте приёма',
  { usual: 20 },
)
export const visitCodes = defineSetting(
  'visits.codes',
  z.int().min(1).max(20),
  'Писем с кодом для согласий одному посетителю за час',
  { usual: 5 },
)
export const visitCodeTries = defineSetting(
  'visits.code-tries',
  z.int().min(1).max(10),
  'Сколько раз можно ввести код для согласий неверно',
  { usual: 5 },
)
