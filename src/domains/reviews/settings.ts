import { z } from 'zod'
import type { Day } from '#kernel/dates'
import type { Reader } from '#platform/db'
import { defineSetting, nameChapter, type Setting, settingOf } from '#region'
import type { Formula } from './model.ts'

nameChapter('reviews', 'Оценки и отзывы', 120)

const percent = z.number().int().min(0).max(100)

/** S-045: the day of the end is the first of them. */
export const ratingDays = defineSetting(
  'reviews.rating-days',
  z.number().int().min(1).max(366),
  'Сколько дней после обучения можно оценить программу, считая день окончания',
  { usual: 31 },
)
/** Domain 16.6: how many days after the end a family that has not rated yet is reminded. */
export const ratingReminderDays = defineSetting(
  'reviews.rating-reminder-days',
  z.number().int().min(0).max(365),
  'Через сколько дней после обучения напомнить семье об оценке',
  { usual: 7 },
)

/** S-100: the day of the year on which families are reminded to write reviews. */
export const yearReminder = defineSetting(
  'reviews.year-reminder',
  z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)$/, 'Месяц и день, например 05-20'),
  'В какой день года напомнить семьям об отзывах, месяц и день',
  { usual: '05-20' },
)
/** A reminder that could not go out for so long would come too late. */
export const yearReminderDays = defineSetting(
  'reviews.year-reminder-days',
  z.number().int().min(1).max(60),
  'Сколько дней рассылать напоминание об отзывах, если рассылка прервалась',
  { usual: 14 },
)

/** Domain 8.8: what the rating of a programme is made of. */
const formula = {
  results: defineSetting('reviews.weight-results', percent, 'Рейтинг программы: вес оценки результатов', { usual: 20 }),
  staffing: defineSetting('reviews.weight-staffing', percent, 'Рейтинг программы: вес оценки педагогов и групп', {
    usual: 20,
  }),
  equipment: defineSetting('reviews.weight-equipment', percent, 'Рейтинг программы: вес оценки оснащения', {
    usual: 20,
  }),
  satisfaction: defineSetting('reviews.weight-satisfaction', percent, 'Рейтинг программы: вес общей оценки', {
    usual: 20,
  }),
  turnover: defineSetting('reviews.weight-turnover', percent, 'Рейтинг программы: вес того, что дети не уходят', {
    usual: 20,
  }),
  active: defineSetting(
    'reviews.weight-active',
    z.number().int().min(0).max(10),
    'Рейтинг программы: во сколько раз учитывать оценку по действующему договору',
    { usual: 1 },
  ),
  closed: defineSetting(
    'reviews.weight-closed',
    z.number().int().min(1).max(10),
    'Рейтинг программы: во сколько раз учитывать оценку по завершённому договору',
    { usual: 2 },
  ),
  turnoverMiddle: defineSetting(
    'reviews.turnover-middle',
    percent,
    'Рейтинг программы: до какой доли ушедших детей, в процентах, он не снижается',
    { usual: 10 },
  ),
  turnoverHigh: defineSetting(
    'reviews.turnover-high',
    percent.min(1),
    'Рейтинг программы: с какой доли ушедших детей, в процентах, слагаемое за верность равно нулю',
    { usual: 40 },
  ),
  leastShare: defineSetting(
    'reviews.least-share',
    percent,
    'Рейтинг программы: какая доля договоров, в процентах, должна быть оценена',
    { usual: 5 },
  ),
  leastRatings: defineSetting(
    'reviews.least-ratings',
    z.number().int().min(1).max(1000),
    'Рейтинг программы: сколько оценок нужно, чтобы его показать',
    { usual: 3 },
  ),
  periodMonths: defineSetting(
    'reviews.period-months',
    z.number().int().min(1).max(60),
    'Рейтинг программы: за сколько последних месяцев брать договоры',
    { usual: 12 },
  ),
} satisfies Record<keyof Formula, Setting<number>>

export async function formulaOf(reader: Reader, today: Day): Promise<Formula> {
  const pairs = Object.entries(formula).map(async ([name, setting]) => [name, await settingOf(reader, setting, today)])
  return Object.fromEntries(await Promise.all(pairs)) as Formula
}

export const settings = [ratingDays, ratingReminderDays, yearReminder, yearReminderDays, ...Object.values(formula)]
