import { formatDay, formatInstant } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { plural } from '#kernel/plural'
import { quoted } from '#kernel/quoted'
import { capital } from '#kernel/sentence'
import type { Helper, Reason, ReasonCode } from '../../model.ts'

/** Where a reason is told: next steps lead to pages of this child, this programme and this group. */
export type ReasonPlace = { childId: string; article: number; groupId: string; zone: string }

type NextStep = { href: string; label: string }
type Words = { title: string; text: string; next?: NextStep }

/** An obstacle as a family reads it: what it is, why, who can lift it, what to do next. */
export type ReasonWords = {
  code: ReasonCode
  blocks: boolean
  title: string
  text: string
  helper: string
  next: NextStep | null
}

/** Tells one obstacle in words; the order of the quote is the order in which a family would mend them. */
export function reasonWords(reason: Reason, place: ReasonPlace): ReasonWords {
  const { title, text, next } = table[reason.code](reason.facts, place)
  return {
    code: reason.code,
    blocks: reason.blocks,
    title,
    text,
    helper: helperWords[reason.helper],
    next: next ?? null,
  }
}

/** Who can lift an obstacle. */
export const helperWords: Record<Helper, string> = {
  family: 'Решаете вы',
  point: 'Поможет пункт приёма',
  provider: 'Решает организация',
  municipality: 'Решает муниципалитет',
  nobody: 'Остаётся подождать или выбрать другое',
}

type Facts = Reason['facts']
type Tell = (facts: Facts, place: ReasonPlace) => Words

const table: Record<ReasonCode, Tell> = {
  'no-consent': (_, { childId }) => ({
    title: 'Вы отозвали согласие на обработку данных',
    text: 'Без него новые заявки закрыты, а договоры, которые уже действуют, продолжаются. Прочитайте правила и дайте согласие снова: всё откроется сразу.',
    next: {
      href: `/my/settings/consent${childId ? `?next=/my/children/${childId}` : ''}`,
      label: 'Прочитать и дать согласие',
    },
  }),
  'no-certificate': (_, { childId }) => ({
    title: 'У ребёнка нет сертификата',
    text: 'Записывают по сертификату дополнительного образования. Заявление занимает пять минут, номер появится сразу.',
    next: { href: `/my/children/${childId}/statement`, label: 'Подать заявление на сертификат' },
  }),
  'not-activated': () => ({
    title: 'Сертификат ещё не активирован',
    text: 'Заявку можно подать уже сейчас: место и деньги будут за вами. Но зачислить ребёнка организация сможет только после того, как вы покажете документы в пункте приёма.',
    next: { href: '/points', label: 'Где показать документы' },
  }),
  'certificate-frozen': (_, place) => ({
    title: 'Сертификат приостановлен',
    text: 'Пока он приостановлен, новые заявки не принимают. Причину и срок скажут в уполномоченном органе вашего муниципалитета.',
    next: contactsOf(place),
  }),
  'certificate-over': ({ until }, { childId }) =>
    until
      ? {
          title: 'Сертификат закончится раньше',
          text: `Он действует до ${dayOf(until)}, а занятия начнутся позже.`,
          next: { href: `/my/children/${childId}`, label: 'Посмотреть сертификат' },
        }
      : {
          title: 'Сертификат больше не действует',
          text: 'По нему уже нельзя записаться. В пункте приёма подскажут, как получить новый.',
          next: { href: '/points', label: 'Пункты приёма' },
        },
  'too-young': ({ age, from }) => ({
    title: 'Ребёнку ещё рано',
    text: `Программа для детей с ${from} лет, а в день начала занятий ребёнку будет ${years(age)}.`,
    next: ofAge(age),
  }),
  'too-old': ({ age, to }) => ({
    title: 'Программа для детей младше',
    text: `Сюда берут до ${to} лет включительно, а в день начала занятий ребёнку будет ${years(age)}.`,
    next: ofAge(age),
  }),
  'programme-closed': () => ({
    title: 'Программу сняли с публикации',
    text: 'Организация больше не набирает на неё детей.',
    next: catalogue,
  }),
  'enrolment-closed': (_, place) => ({
    title: 'Запись закрыта',
    text: 'Организация сейчас не принимает заявки в эту группу. Когда запись откроется, знает она.',
    next: otherGroups(place),
  }),
  'window-not-open': ({ from }, { zone }) => ({
    title: 'Запись ещё не открылась',
    text: `Заявки начнут принимать ${momentOf(from, zone)}. До этого времени все на равных: раньше подать нельзя никому.`,
  }),
  'window-over': ({ until, next, start }, place) => ({
    title: next ? 'Запись на этот учебный год закончилась' : 'Запись закончилась',
    text: next
      ? `Заявки принимали до ${momentOf(until, place.zone)}. На следующий учебный год их принимают с ${momentOf(next, place.zone)}: укажите первый день занятий не раньше ${dayOf(start)}.`
      : `Заявки принимали до ${momentOf(until, place.zone)}. Открыть запись снова может организация.`,
    next: otherGroups(place),
  }),
  'group-full': (facts, place) => ({
    title: 'Мест в группе нет',
    text: `Место освободится, если кто-то отзовёт заявку или организация расширит группу. ${inLine(facts)}`,
    next: wayInLine(facts, place) ?? otherGroups(place),
  }),
  'group-over': ({ until }, place) => ({
    title: 'Группа уже закончила занятия',
    text: `Последний день был ${dayOf(until)}.`,
    next: otherGroups(place),
  }),
  'start-outside': ({ from, to }, { article, childId, groupId }) => ({
    title: 'В этот день начать нельзя',
    text: `Выберите день с ${dayOf(from)} по ${dayOf(to)}.`,
    next: {
      href: `/programmes/${article}/apply?child=${childId}&group=${groupId}`,
      label: 'Начать в первый возможный день',
    },
  }),
  'provider-inactive': (_, place) => ({
    title: 'Организации нет в реестре поставщиков',
    text: 'Сертификат платит только организациям из реестра. Вернуть её в реестр может муниципалитет.',
    next: contactsOf(place),
  }),
  'no-agreement': (_, place) => ({
    title: 'С организацией нет соглашения',
    text: 'Ваш муниципалитет ещё не заключил с ней соглашение на эти даты, поэтому платить ей сертификатом пока нельзя.',
    next: contactsOf(place),
  }),
  'agreement-full': (_, place) => ({
    title: 'Сумма соглашения с организацией исчерпана',
    text: 'Ваш муниципалитет договорился платить ей не больше определённой суммы, и она уже занята. Деньги появятся, если сумму увеличат или кто-то откажется от места.',
    next: contactsOf(place),
  }),
  'no-period': (_, place) => ({
    title: 'Деньги на эти даты ещё не выделены',
    text: 'Финансовый период, в который начнутся занятия, не утверждён. Можно выбрать день начала раньше.',
    next: contactsOf(place),
  }),
  'period-not-open': ({ from }) => ({
    title: 'Заявки на этот период ещё не принимают',
    text: `Приём начнётся ${dayOf(from)}.`,
  }),
  'payer-ban': ({ from, ahead }, place) => ({
    title: ahead
      ? `С ${dayOf(from)} муниципалитет не заключает новых договоров`
      : 'Муниципалитет остановил новые договоры',
    text: ahead
      ? 'До этого дня заявку по сертификату ещё можно подать: поданное раньше доводят до договора.'
      : `С ${dayOf(from)} новые заявки по сертификату на эти даты не принимают. Бесплатные программы доступны как прежде.`,
    next: contactsOf(place),
  }),
  'no-nominal': (_, place) => ({
    title: 'На сертификате нет номинала',
    text: 'На эти даты муниципалитет ещё не назначил сертификату деньги. Почему и когда они будут, подскажет муниципалитет.',
    next: contactsOf(place),
  }),
  'balance-empty': ({ available }, { childId }) => ({
    title: 'Деньги на сертификате закончились',
    text: `Свободно ${formatRoubles(BigInt(available ?? '0'), { short: true })}, этого не хватит. Деньги вернутся, если отозвать одну из заявок; за счёт бюджета можно заниматься и без них.`,
    next: { href: `/my/children/${childId}#money`, label: 'На что ушли деньги' },
  }),
  'ceiling-reached': (_, place) => ({
    title: 'Муниципалитет исчерпал свой лимит',
    text: 'Он обещал оплатить столько, сколько может. Деньги появятся, если лимит поднимут или кто-то откажется от места.',
    next: contactsOf(place),
  }),
  'register-limit': ({ register, limit = '0', used = '0', funding }, place) => {
    const programmes = `${registers[register ?? ''] ?? 'бесплатных'} программ`
    const kind = funding === 'nominal' ? 'сертификату с номиналом' : 'сертификату учёта'
    return limit === '0'
      ? {
          title: 'Эти программы по такому сертификату не выбирают',
          text: `Муниципалитет не оплачивает ${programmes} по ${kind}. Посмотрите другие занятия или спросите в уполномоченном органе.`,
          next: contactsOf(place),
        }
      : {
          title: 'Предел бесплатных программ исчерпан',
          text: `По ${kind} муниципалитет оплачивает не больше ${plural(Number(limit), 'услуги', 'услуг', 'услуг')} из ${programmes} за период, у ребёнка уже ${plural(Number(used), 'услуга', 'услуги', 'услуг')}. Можно отозвать одну из заявок или выбрать другую программу.`,
          next: contactsOf(place),
        }
  },
  'already-applied': ({ applicationId, attends }) =>
    attends === 'yes'
      ? {
          title: 'Ребёнок уже занимается здесь',
          text: 'Договор на эту программу заключён, второй раз подавать и платить не нужно. Сколько за неё платят, написано в договоре.',
          next: { href: `/my/applications/${applicationId}`, label: 'Открыть договор' },
        }
      : {
          title: 'Заявка уже подана',
          text: 'На эту программу уже есть заявка. Второй раз подавать не нужно.',
          next: { href: `/my/applications/${applicationId}`, label: 'Открыть заявку' },
        },
  'time-clash': ({ programme = '', weekday }) => ({
    title: 'Занятия совпадут по времени',
    text: `${onWeekday(weekday)} в эти же часы у ребёнка ${quoted(programme)}. Подать заявку можно, но подумайте, успеет ли он.`,
  }),
}

const registers: Record<string, string> = {
  preprofessional: 'предпрофессиональных',
  significant: 'значимых',
  general: 'общеразвивающих',
}

const catalogue: NextStep = { href: '/programmes', label: 'Выбрать другую программу' }

function contactsOf({ childId }: ReasonPlace): NextStep {
  return { href: `/my/children/${childId}#contacts`, label: 'Куда обратиться' }
}

function otherGroups({ article, childId }: ReasonPlace): NextStep {
  return { href: `/programmes/${article}?child=${childId}`, label: 'Другие группы' }
}

function ofAge(age = ''): NextStep {
  return { href: `/programmes?age=${age}`, label: 'Программы по возрасту' }
}

function dayOf(text = ''): string {
  return formatDay(Temporal.PlainDate.from(text))
}

function momentOf(text = '', zone: string): string {
  return formatInstant(Temporal.Instant.from(text), zone)
}

/** How many wait already, and that one may wait too: the seat then waits for the head of the list. */
function inLine({ waiting = '0', waitingId, join }: Facts): string {
  if (waitingId) return 'Ребёнок уже стоит в очереди: когда место появится, мы напишем.'
  const people = Number(waiting)
  const line =
    people === 0 ? 'В очереди пока никого.' : `В очереди уже ${plural(people, 'ребёнок', 'ребёнка', 'детей')}.`
  return join ? `${line} Можно встать в очередь: свободное место будет ждать того, кто в ней первый.` : line
}

function wayInLine({ waitingId, join }: Facts, { childId, groupId }: ReasonPlace): NextStep | null {
  if (waitingId) return { href: `/my/waiting/${waitingId}`, label: 'Ваше место в очереди' }
  return join ? { href: `/my/waiting/new?child=${childId}&group=${groupId}`, label: 'Встать в очередь' } : null
}

function years(age = '0'): string {
  return plural(Number(age), 'год', 'года', 'лет')
}

const weekdays = ['в понедельник', 'во вторник', 'в среду', 'в четверг', 'в пятницу', 'в субботу', 'в воскресенье']

function onWeekday(weekday = '1'): string {
  const words = weekdays[Number(weekday) - 1] ?? 'в этот день'
  return capital(words)
}
