import { formatDay, formatMonth } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { plural } from '#kernel/plural'
import type { Facts } from '#kernel/refusal'
import type { NextStep } from '#platform/http'
import type { RefusalWords } from '#platform/manifest'
import type { InvoiceState } from './model.ts'
import { stateWords } from './words.ts'

const invoices = { href: '/provider/invoices', label: 'Счета' }
const month = ({ month: text }: Facts) => formatMonth(Temporal.PlainDate.from(String(text)))
const day = (fact: unknown) => formatDay(Temporal.PlainDate.from(String(fact)))

function conflict(words: (facts: Facts) => { title: string; text: string; next?: NextStep[] }): RefusalWords {
  return { status: 409, words }
}

/** Said at the field as well, where the number of the payment stays. */
export function paidOnWords({ from, to, step }: Facts): string {
  return `${step === 'repayment' ? 'День возврата' : 'День оплаты'} не раньше дня счёта и не позже сегодняшнего: с ${day(from)} по ${day(to)}.`
}

/** Words for every «no» about invoices. */
export const refusals: Record<string, RefusalWords> = {
  'invoicing.ahead': conflict((facts) => ({
    title: 'Этот месяц ещё не начался',
    text: `Счёт можно сформировать, когда начнётся ${month(facts)}.`,
  })),
  'invoicing.nothing': conflict((facts) => ({
    title: 'Выставлять нечего',
    text: `За ${month(facts)} у этого плательщика нет договоров, которые оплачивает сертификат.`,
    next: [invoices],
  })),
  'invoicing.no-agreement': conflict((facts) => ({
    title: 'С этим муниципалитетом нет действующего соглашения',
    text: `Без соглашения на период, в который входит ${month(facts)}, счёт не оплатят. Заключите соглашение и вернитесь сюда.`,
    next: [{ href: '/provider/agreements', label: 'Соглашения' }, invoices],
  })),
  'invoicing.twice': conflict((facts) => ({
    title: 'Счёт за этот месяц уже есть',
    text: `За ${month(facts)} плательщику выставляют один авансовый и один окончательный счёт; после окончательного аванс не нужен. Если в счёте ошибка, плательщик вернёт его с причиной, и вы сформируете новый.`,
    next: [{ href: `/provider/invoices/${String(facts.id)}`, label: 'Открыть счёт' }],
  })),
  'invoicing.open-month': conflict((facts) => ({
    title: 'Сначала закройте месяц в журнале',
    text: `Окончательный счёт считается по закрытому журналу, ${month(facts)}. Осталось закрыть: ${plural(Number(facts.groups), 'группа', 'группы', 'групп')}.`,
    next: [{ href: `/provider/journal?month=${String(facts.month).slice(0, 7)}`, label: 'Журнал за этот месяц' }],
  })),
  'invoicing.other-state': conflict(({ state }) => ({
    title: 'Со счётом уже сделали другое',
    text: `Сейчас он ${stateWords[state as InvoiceState]?.label ?? ''}. Откройте счёт ещё раз.`,
  })),
  'invoicing.counted': conflict(({ state }) => ({
    title: 'Этот аванс уже вычтен в окончательном счёте',
    text:
      state === 'sent'
        ? 'Окончательный счёт за месяц выставлен за вычетом аванса. Сначала возвращают окончательный счёт, потом аванс: организация сформирует оба заново.'
        : 'Окончательный счёт за месяц уже принят за вычетом аванса, поэтому аванс не возвращают: его оплачивают.',
  })),
  'invoicing.owed-back': conflict(({ amount }) => ({
    title: 'По этому счёту платить нечего',
    text: `Аванс больше, чем вышло за месяц: организация возвращает ${formatRoubles(BigInt(String(amount)))}. Запишите возврат, когда деньги придут.`,
  })),
  'invoicing.nothing-back': conflict(() => ({
    title: 'По этому счёту возвращать нечего',
    text: 'Аванс не больше, чем вышло за месяц. Запишите оплату.',
  })),
  'invoicing.advance-unpaid': conflict(({ id }) => ({
    title: 'Аванс ещё не оплачен',
    text: 'Возвращают то, что было заплачено. Сначала запишите оплату аванса за этот месяц.',
    next: [{ href: `/municipality/invoices/${String(id)}`, label: 'Авансовый счёт' }],
  })),
  'invoicing.paid-on': conflict((facts) => ({
    title: facts.step === 'repayment' ? 'Проверьте день возврата' : 'Проверьте день оплаты',
    text: paidOnWords(facts),
  })),
  'invoicing.register-twice': conflict((facts) => ({
    title: 'Реестр за этот месяц уже сформирован',
    text: `Реестр договоров, ${month(facts)}, бывает один. Договоры, заключённые после него, войдут в реестр следующего месяца отдельной частью.`,
    next: [{ href: '/municipality/registers', label: 'Реестры договоров' }],
  })),
  'invoicing.register-empty': conflict((facts) => ({
    title: 'В реестр нечего внести',
    text: `За ${month(facts)} нет договоров, которые оплачивают сертификаты вашего муниципалитета.`,
    next: [{ href: '/municipality/registers', label: 'Реестры договоров' }],
  })),
}
