import { formatDay, formatInstant } from '#kernel/dates'
import type { Reason, ReasonCode } from '../model.ts'

/**
 * What stands in the way of a visitor's application, as the organisation may know it: of money only whether there is
 * enough, of the child's other studies nothing but that they are at the same hours (domain 7.3).
 */
export function providerReasonWords({ code, blocks, facts }: Reason, zone: string) {
  return { code, blocks, ...words[code](facts, zone) }
}

type Words = (facts: Reason['facts'], zone: string) => { title: string; text: string }

const words: Record<ReasonCode, Words> = {
  'no-consent': () => ({
    title: 'Нет согласия на обработку данных',
    text: 'Законный представитель отозвал его. Вернуть согласие можно в его кабинете, в настройках.',
  }),
  'no-certificate': () => ({ title: 'Сертификата нет', text: 'Семье помогут в пункте приёма.' }),
  'not-activated': () => ({
    title: 'Сертификат не активирован',
    text: 'Заявку можно подать, а подтвердить её вы сможете после того, как семья покажет документы в пункте приёма.',
  }),
  'certificate-frozen': () => ({
    title: 'Сертификат приостановлен',
    text: 'Причину семье скажут в уполномоченном органе.',
  }),
  'certificate-over': () => ({
    title: 'Сертификат закончится до начала занятий',
    text: 'По нему уже нельзя записаться.',
  }),
  'too-young': ({ from }) => ({ title: 'Ребёнку ещё рано', text: `Программа для детей с ${from} лет.` }),
  'too-old': ({ to }) => ({ title: 'Программа для детей младше', text: `Сюда берут до ${to} лет включительно.` }),
  'programme-closed': () => ({ title: 'Программа снята с публикации', text: 'Откройте её или выберите другую.' }),
  'enrolment-closed': () => ({
    title: 'Запись закрыта',
    text: 'Откройте зачисление в этой группе или выберите другую.',
  }),
  'window-not-open': ({ from }, zone) => ({
    title: 'Запись ещё не открылась',
    text: `Приём начнётся ${momentOf(from, zone)}. До этого времени подать заявку нельзя никому, и вам тоже.`,
  }),
  'window-over': ({ until }, zone) => ({
    title: 'Запись закончилась',
    text: `Заявки принимали до ${momentOf(until, zone)}. Продлить приём можно в настройках группы.`,
  }),
  'group-full': () => ({
    title: 'Мест в группе нет',
    text: 'Выберите другую группу или предложите семье лист ожидания.',
  }),
  'group-over': ({ until }) => ({ title: 'Группа закончила занятия', text: `Последний день был ${dayOf(until)}.` }),
  'start-outside': ({ from, to }) => ({
    title: 'В этот день начать нельзя',
    text: `Выберите день с ${dayOf(from)} по ${dayOf(to)}.`,
  }),
  'provider-inactive': () => ({
    title: 'Вашей организации нет среди действующих поставщиков',
    text: 'Обратитесь к региональному оператору.',
  }),
  'no-agreement': () => ({
    title: 'С муниципалитетом ребёнка нет соглашения',
    text: 'Без него сертификат вам не платит. Заключите соглашение с этим муниципалитетом.',
  }),
  'agreement-full': () => ({
    title: 'Предельная сумма соглашения исчерпана',
    text: 'Больше этой суммы муниципалитет ребёнка по соглашению не платит. Договоритесь с ним о новой сумме.',
  }),
  'no-period': () => ({ title: 'Финансовый период не утверждён', text: 'Можно выбрать день начала раньше.' }),
  'payer-ban': ({ from, ahead }) => ({
    title: 'Муниципалитет ребёнка останавливает новые договоры',
    text: ahead
      ? `Заявки по сертификату принимают до ${dayOf(from)}.`
      : `По сертификату их не заключают с ${dayOf(from)}.`,
  }),
  'period-not-open': ({ from }) => ({
    title: 'Заявки на этот период ещё не принимают',
    text: `Приём начнётся ${dayOf(from)}.`,
  }),
  'no-nominal': () => ({
    title: 'Денег на сертификате не хватает',
    text: 'Подробности семья видит в своём кабинете.',
  }),
  'balance-empty': () => ({
    title: 'Денег на сертификате не хватает',
    text: 'Подробности семья видит в своём кабинете. За счёт бюджета заниматься можно и без них.',
  }),
  'register-limit': () => ({
    title: 'Предел бесплатных программ исчерпан',
    text: 'Муниципалитет ребёнка оплачивает столько услуг этого реестра, сколько у него уже есть. Семья может отозвать одну из заявок.',
  }),
  'ceiling-reached': () => ({
    title: 'Муниципалитет исчерпал свой лимит',
    text: 'Деньги появятся, если лимит поднимут или кто-то откажется от места.',
  }),
  'already-applied': () => ({
    title: 'Ребёнок уже записан',
    text: 'На эту программу у него есть заявка или договор. Найдите их среди ваших заявок.',
  }),
  'time-clash': () => ({
    title: 'Занятия совпадут по времени',
    text: 'В эти же часы у ребёнка другие занятия. Подать заявку можно, но спросите семью, успеет ли он.',
  }),
}

function dayOf(text = ''): string {
  return formatDay(Temporal.PlainDate.from(text))
}

function momentOf(text = '', zone: string): string {
  return formatInstant(Temporal.Instant.from(text), zone)
}
