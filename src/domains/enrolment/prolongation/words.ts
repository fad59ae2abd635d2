import { formatDay } from '#kernel/dates'
import type { Reason } from '../model.ts'
import { type ReasonPlace, reasonWords } from '../quote/words/reasons.ts'
import type { Consent, Express, LineReason, NoteCode } from './model.ts'

/** Why the family's silence is not enough, as the family reads it. */
export const expressWords: Record<Express, string> = {
  late: 'Продление предложено слишком поздно, меньше чем за положенные рабочие дни до начала занятий, поэтому молчание согласием не считается.',
  price: 'Цена занятий выросла больше допустимого, поэтому молчание согласием не считается.',
  share: 'Доплата семьи выросла, потому что денег на сертификате не хватает, поэтому молчание согласием не считается.',
}

/** What the provider should know before pressing; none of it stands in the way. */
export const noteWords: Record<NoteCode, string> = {
  'awaits-agreement':
    'Соглашения на этот период ещё нет: продление подождёт его среди ожидающих подтверждения, место и деньги уже закрепятся',
  'of-age': 'В этом периоде ребёнку исполнится 18: доучится до конца договора, следующего продления не будет',
  late: 'До начала мало рабочих дней: понадобится явное согласие семьи, молчания не хватит',
  price: 'Цена выросла больше допустимого: понадобится явное согласие семьи',
  share: 'Семье придётся доплачивать больше: понадобится явное согласие семьи',
}

/** An obstacle of a prolongation, for its family and its provider alike. */
export function obstacleWords({ code, facts }: LineReason, place: Pick<ReasonPlace, 'childId' | 'article' | 'zone'>) {
  if (code === 'declined') return declined
  const told = own[code]?.(facts)
  if (told) return told
  const reason: Reason = { code, facts, blocks: true, helper: 'nobody' }
  const { title, text } = reasonWords(reason, { ...place, groupId: '' })
  return { title, text }
}

const declined = {
  title: 'Семья отказалась',
  text: 'Продлить договор ещё раз нельзя. Если семья передумает, она подаст заявку сама.',
}

type Told = { title: string; text: string }

/** Where a prolongation has words of its own: the quote's are for somebody who applies. */
const own: Partial<Record<Reason['code'], (facts: Record<string, string>) => Told>> = {
  'no-consent': () => ({
    title: 'Согласие на обработку данных отозвано',
    text: 'Новый договор без него заключить нельзя. Семья может дать согласие снова в настройках кабинета.',
  }),
  'certificate-frozen': () => ({
    title: 'Сертификат приостановлен',
    text: 'Пока он приостановлен, продлить договор нельзя. Причину и срок скажут в уполномоченном органе муниципалитета.',
  }),
  'certificate-over': ({ until }) => ({
    title: until ? 'Сертификат закончится раньше' : 'Сертификат больше не действует',
    text: until
      ? `Он действует до ${formatDay(Temporal.PlainDate.from(until))}: ребёнку исполняется 18 лет. Учиться дальше можно по договору с организацией за свой счёт.`
      : 'По нему нельзя заключить новый договор. В пункте приёма подскажут, как получить другой.',
  }),
  'no-nominal': () => ({
    title: 'На следующий период у сертификата нет номинала',
    text: 'Муниципалитет ещё не назначил деньги на этот период. Когда назначит, договор можно будет продлить.',
  }),
  'balance-empty': () => ({
    title: 'Денег следующего периода не осталось',
    text: 'Они закреплены за другими занятиями ребёнка. Освободить их может семья, отказавшись от одной из заявок.',
  }),
  'group-full': () => ({
    title: 'В группе следующего модуля нет мест',
    text: 'Можно увеличить группу, открыть ещё одну или встать в очередь на место.',
  }),
  'enrolment-closed': () => ({
    title: 'Группа закрыта',
    text: 'Занятий в ней больше не будет. Семья может выбрать другую группу или программу.',
  }),
  'group-over': () => ({
    title: 'Продолжать негде',
    text: 'Группа закончила занятия, а группы следующего модуля поблизости по времени нет.',
  }),
  'start-outside': () => ({
    title: 'До конца группы не осталось дней',
    text: 'Следующий договор начался бы после последнего занятия.',
  }),
}

export function isExpress(consent: Consent | null | undefined): consent is Express {
  return consent !== null && consent !== undefined && consent !== 'silence'
}
