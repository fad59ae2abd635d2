import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'

nameChapter('funding', 'Деньги сертификатов', 60)

/** How an unused nominal falls (S-008, domain 3.7). */
export const meltPolicy = defineSetting(
  'funding.melt',
  z.enum(['none', 'linear-monthly', 'linear-daily']),
  'Как уменьшается неиспользуемый номинал',
  {
    options: {
      none: 'не уменьшается',
      'linear-monthly': 'каждый месяц, по числу оставшихся месяцев',
      'linear-daily': 'каждый день, по числу оставшихся дней',
    },
  },
)

/** How long before a nominal falls the family is told of it. */
export const meltNotice = defineSetting(
  'funding.melt-notice',
  z.int().min(0).max(28),
  'За сколько дней предупреждают, что номинал уменьшится',
  { usual: 10 },
)

/** How long beforehand families and providers are told that a payer takes no new contracts (domain 3.7). */
export const banNotice = defineSetting(
  'funding.ban-notice',
  z.int().min(0).max(60),
  'За сколько дней предупреждают, что муниципалитет останавливает новые договоры',
  { usual: 2 },
)

/** How long a period that is over stays open for final invoices; then what is left on certificates expires. */
export const finalsDays = defineSetting(
  'funding.finals-days',
  z.int().min(0).max(90),
  'Сколько дней после конца периода он открыт для окончательных счетов',
  { usual: 20 },
)

/** When a certificate is credited with its nominal (D4 of domain 15). */
export const grantMoment = defineSetting(
  'funding.grant-on',
  z.enum(['issue', 'activation', 'contract', 'enrolment']),
  'Когда на сертификат зачисляется номинал',
  {
    options: {
      issue: 'при выдаче сертификата',
      activation: 'при активации',
      contract: 'с договором, сколько нужно для программы',
      enrolment: 'с зачислением, сколько нужно для программы',
    },
  },
)

/** Who decides on a certificate with nominal (S-140, S-142). */
export const changeDecisionBy = defineSetting(
  'funding.change-decision',
  z.enum(['municipality', 'operator']),
  'Кто решает о сертификате с номиналом',
  { options: { municipality: 'муниципалитет', operator: 'региональный оператор' } },
)

/** S-142: working days from the statement to the decision. */
export const changeTerm = defineSetting(
  'funding.change-term',
  z.int().min(1).max(60),
  'Срок решения о сертификате с номиналом, рабочих дней',
  { usual: 5 },
)
