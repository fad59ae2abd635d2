import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'
import { exclusionGroundCodes, refusalGroundCodes } from './model/certificate.ts'
import { freezeGroundCodes } from './model/freeze.ts'

nameChapter('certificates', 'Сертификаты', 40)

/** S-127: working days in which papers are brought after a statement is filed. */
export const documentsTerm = defineSetting(
  'certificates.documents-term',
  z.int().min(1).max(60),
  'Срок представления документов, рабочих дней',
  { usual: 7 },
)
/** First two digits of new certificates. */
export const regionCode = defineSetting(
  'certificates.region-code',
  z.string().regex(/^\d{2}$/),
  'Код региона в номере сертификата',
)
/** Who decides on a certificate (S-061, S-130): a point with the right by activating it, or the regional operator. */
export const decisionBy = defineSetting(
  'certificates.decision',
  z.enum(['point', 'operator']),
  'Кто решает о выдаче сертификата',
  { options: { point: 'пункт приёма, который активирует', operator: 'региональный оператор' } },
)
/** S-130: working days from the full package to the decision. */
export const decisionTerm = defineSetting(
  'certificates.decision-term',
  z.int().min(1).max(60),
  'Срок решения по заявлению, рабочих дней',
  { usual: 3 },
)
export const documentsReminder = defineSetting(
  'certificates.documents-reminder',
  z.int().min(1).max(30),
  'За сколько рабочих дней напомнить семье о документах',
  { usual: 2 },
)
export const ageNotice = defineSetting(
  'certificates.age-notice',
  z.int().min(1).max(366),
  'За сколько дней предупредить, что сертификат закончится в 18 лет',
  { usual: 60 },
)
const groundParts = { words: 'Основание', law: 'Норма', explanation: 'Что делать дальше' }
const ground = z.object({ words: z.string(), law: z.string(), explanation: z.string() })
/** S-132…S-135, with the place in the law and what the family can do. */
export const refusalGrounds = defineSetting(
  'certificates.refusal-grounds',
  z.record(z.enum(refusalGroundCodes), ground),
  'Основания отказа в сертификате',
  { options: groundParts },
)
/** S-137, S-138. */
export const exclusionGrounds = defineSetting(
  'certificates.exclusion-grounds',
  z.record(z.enum(exclusionGroundCodes), ground),
  'Основания исключения из реестра',
  { options: groundParts },
)
/** Domain 3.8: for a while, while its ground lasts. */
export const freezeGrounds = defineSetting(
  'certificates.freeze-grounds',
  z.record(z.enum(freezeGroundCodes), z.object({ words: z.string(), explanation: z.string() })),
  'Основания приостановления сертификата',
  { options: groundParts },
)
export const appeal = defineSetting('certificates.appeal', z.string().min(20), 'Как обжаловать решение')

/** Until a family chooses how its presence is confirmed (S-026): deny by default. */
export const presenceDefault = defineSetting(
  'certificates.presence-default',
  z.enum(['forbidden', 'name']),
  'Подтверждение присутствия, пока семья не выбрала своё',
  { options: { forbidden: 'запрещено', name: 'по имени ребёнка' }, usual: 'forbidden' },
)
export const presenceAttempts = defineSetting(
  'certificates.presence-attempts',
  z.int().min(1).max(100),
  'Попыток подтвердить присутствие по одному сертификату',
  { usual: 5 },
)
export const presenceCodes = defineSetting(
  'certificates.presence-codes',
  z.int().min(1).max(20),
  'Писем с кодом присутствия по одному сертификату',
  { usual: 3 },
)
export const presenceWindow = defineSetting(
  'certificates.presence-window-minutes',
  z.int().min(1).max(1440),
  'За сколько минут считаются попытки и коды присутствия',
  { usual: 60 },
)
export const presenceCodeMinutes = defineSetting(
  'certificates.presence-code-minutes',
  z.int().min(1).max(60),
  'Сколько минут действует код присутствия из письма',
  { usual: 15 },
)
/** One organisation tries many certificates: its limit is this many times that of a certificate. */
export const presenceTimes = defineSetting(
  'certificates.presence-organisation-times',
  z.int().min(1).max(1000),
  'Во сколько раз больше попыток и кодов присутствия у одной организации',
  { usual: 10 },
)
/** S-038: from the press that made the new extract. */
export const extractMinutes = defineSetting(
  'certificates.extract-minutes',
  z.int().min(1).max(1440),
  'Сколько минут можно напечатать новую выписку с паролем',
  { usual: 15 },
)
/** S-031: after this many days the family is reminded to change its phrase. */
export const phraseDays = defineSetting(
  'certificates.phrase-days',
  z.int().min(1).max(3650),
  'Через сколько дней напомнить о смене кодовой фразы',
  { usual: 180 },
)

export const presenceSettings = [
  presenceDefault,
  presenceAttempts,
  presenceCodes,
  presenceWindow,
  presenceCodeMinutes,
  presenceTimes,
  extractMinutes,
  phraseDays,
]
