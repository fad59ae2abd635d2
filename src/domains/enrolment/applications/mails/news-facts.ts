import type { ApplicationView } from '../queries/list.ts'

/** What letters about an application are written from; days as ISO text, money as kopecks in text. */
export type NewsFacts = {
  id: string
  number: string
  childId: string
  child: string
  /** The first name alone, for subjects. */
  name: string
  programme: string
  article: number
  provider: string
  providerPhone: string
  group: string
  startsOn: string
  endsOn: string
  answerDueOn: string
  certificate: string
  parent: string
  activated: boolean
  reason: string | null
  state: string
  /** Last day to accept the offer. */
  acceptDueOn: string | null
  /** The contract was concluded by a signed statement of this day. */
  statementOn: string | null
  /** What was credited for this contract alone, where the nominal comes with it (S-084, S-148). */
  credited?: string | null
}

export function newsFacts(application: ApplicationView): NewsFacts {
  const { id, number, childId, name, surname, programme, article, provider, providerPhone, group } = application
  const { reason, state } = application
  return {
    ...{ id, number, childId, name, programme, article, provider, providerPhone, group, reason, state },
    child: `${name} ${surname}`,
    startsOn: application.startsOn.toString(),
    endsOn: application.endsOn.toString(),
    answerDueOn: application.answerDueOn.toString(),
    certificate: String(application.certificate),
    parent: String(application.parent),
    activated: application.activation === 'activated',
    acceptDueOn: application.acceptDueOn?.toString() ?? null,
    statementOn: application.statementOn?.toString() ?? null,
  }
}

export const example: NewsFacts = {
  id: '0199d1a0-0000-7000-8000-000000000118',
  number: '118-ПФ',
  childId: '0199d1a0-0000-7000-8000-000000000001',
  child: 'Мария Петрова',
  name: 'Мария',
  programme: 'Первые роботы',
  article: 1042,
  provider: 'Дом детского творчества',
  providerPhone: '+78142553322',
  group: 'Р-1',
  startsOn: '2026-09-01',
  endsOn: '2026-12-31',
  answerDueOn: '2026-09-08',
  certificate: '536264',
  parent: '0',
  activated: true,
  reason: null,
  state: 'submitted',
  acceptDueOn: null,
  statementOn: null,
}
