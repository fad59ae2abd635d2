import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'

nameChapter('providers', 'Организации', 70)

/** Working days from a request to the operator's decision about the register. */
export const candidacyTerm = defineSetting(
  'providers.candidacy-term',
  z.int().min(1).max(60),
  'Срок решения о включении в реестр поставщиков, рабочих дней',
  { usual: 10 },
)
/** A request that nobody sent is forgotten. */
export const draftDays = defineSetting(
  'providers.draft-days',
  z.int().min(1).max(365),
  'Сколько дней хранится неотправленное заявление организации',
  { usual: 30 },
)
/** Working days in which a payer answers a provider about an agreement. */
export const agreementTerm = defineSetting(
  'providers.agreement-term',
  z.int().min(1).max(60),
  'Срок ответа муниципалитета о соглашении с поставщиком, рабочих дней',
  { usual: 3 },
)
