import { formatDay } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import type { RefusalWords } from '#platform/manifest'

const applications = { href: '/my/applications', label: 'Все заявки и договоры' }

/** Words for every «no» about the life and end of a contract. */
export const refusals: Record<string, RefusalWords> = {
  'enrolment.not-living': {
    status: 409,
    words: () => ({
      title: 'Расторгать нечего',
      text: 'Расторгнуть можно только действующий договор. Откройте его ещё раз, чтобы увидеть, что с ним сейчас.',
    }),
  },
  'enrolment.already-ending': {
    status: 409,
    words: ({ endsOn }) => ({
      title: 'Договор уже расторгается',
      text: `Уведомление подали раньше: договор действует до ${dayOf(endsOn)}. Второе уведомление не нужно.`,
    }),
  },
  'enrolment.ends-anyway': {
    status: 409,
    words: ({ endsOn }) => ({
      title: 'Договор и так заканчивается в этом месяце',
      text: `Он действует до ${dayOf(endsOn)}. Расторжение действует с первого числа следующего месяца, поэтому ничего бы не изменило.`,
    }),
  },
  'enrolment.notice-over': {
    status: 409,
    words: ({ endsOn }) => ({
      title: 'Отозвать уведомление уже нельзя',
      text: endsOn
        ? `Это можно было сделать до ${dayOf(endsOn)} включительно. Чтобы ребёнок занимался дальше, подайте новую заявку.`
        : 'Договор сейчас не расторгается. Откройте его ещё раз, чтобы увидеть, что с ним.',
      next: [applications],
    }),
  },
  'enrolment.notice-of-others': {
    status: 409,
    words: ({ side }) => ({
      title: 'Это уведомление подали не вы',
      text: noticeOf[String(side)] ?? 'Отозвать его может только тот, кто его подал.',
    }),
  },
  'enrolment.money-gone': {
    status: 409,
    words: ({ lacks }) => ({
      title: 'Денег на сертификате уже не хватает',
      text: `Деньги следующих месяцев закреплены за другим кружком. Не хватает ${formatRoubles(BigInt(String(lacks)), { short: true })}: отзовите другую заявку и попробуйте снова.`,
      next: [applications],
    }),
  },
  'enrolment.already-concluded': {
    status: 409,
    words: ({ how, on }) => ({
      title: 'Договор уже заключён',
      text: `${how === 'statement' ? `Организация получила подписанное заявление от ${dayOf(on)}` : how === 'silence' ? `Продление вступило в силу ${dayOf(on)}` : `Семья приняла его в кабинете ${dayOf(on)}`}. Второй раз ничего делать не нужно.`,
    }),
  },
  'enrolment.offer-over': {
    status: 409,
    words: ({ until }) => ({
      title: 'Срок договора прошёл',
      text: `Его можно было принять до ${dayOf(until)}. Место и деньги освобождаются: если ребёнок хочет заниматься, подайте заявку снова.`,
      next: [applications],
    }),
  },
  'enrolment.statement-ahead': {
    status: 422,
    words: () => ({
      title: 'Такой день ещё не наступил',
      text: 'Укажите день, когда семья принесла заявление: сегодня или раньше.',
    }),
  },
  'enrolment.statement-older': {
    status: 422,
    words: ({ submittedOn }) => ({
      title: 'Заявление старше заявки',
      text: `Заявку подали ${dayOf(submittedOn)}. Заявление по ней печатают из карточки: укажите день, когда его принесли.`,
    }),
  },
  'enrolment.too-young-to-expel': {
    status: 409,
    words: ({ from }) => ({
      title: 'Ребёнок слишком мал для такого отчисления',
      text: `Отчислить в наказание можно только с ${from} лет (закон об образовании, статья 61). Выберите другую причину или договоритесь с семьёй.`,
    }),
  },
}

const noticeOf: Record<string, string> = {
  family: 'Его подала семья, и отозвать его может только она.',
  provider: 'Его подала организация, и отозвать его может только она. Позвоните туда и договоритесь.',
  registry: 'Договор заканчивается, потому что сертификат исключён из реестра.',
  operator: 'Договор признал недействительным региональный оператор.',
}

function dayOf(text: unknown): string {
  return formatDay(Temporal.PlainDate.from(String(text)))
}
