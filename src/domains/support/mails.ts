import { formatDay } from '#kernel/dates'
import type { Letter } from '#platform/mail'
import { type Topic, topicWords } from './model.ts'

type Facts = { number: string; topic: Topic; path: string }
const example: Facts = { number: 'О-2026-000012', topic: 'access', path: '/support/tickets/0199d1a0.podpis' }
const day = (text: string) => formatDay(Temporal.PlainDate.from(text))

/** The question itself is not repeated: anybody may type anybody's address. */
const opened: Letter<Facts & { dueOn: string }> = {
  name: 'support.opened',
  kind: 'help',
  subject: ({ number }) => `Обращение ${number} принято`,
  body: ({ number, topic, path, dueOn }) => [
    { p: 'Мы получили ваш вопрос и ответим на него письмом.' },
    {
      facts: [
        ['Номер обращения', number],
        ['О чём', topicWords[topic]],
        ['Ответим до', day(dueOn)],
      ],
    },
    { button: 'Открыть обращение', href: path },
    { p: 'На этой странице можно дополнить вопрос, прочитать ответ и закрыть обращение. Кабинет для этого не нужен.' },
    { small: 'Если вы ничего не спрашивали, просто удалите письмо: кто-то ошибся адресом.' },
  ],
  why: () => 'Письмо пришло, потому что этот адрес указали в обращении.',
  samples: { обращение: { ...example, dueOn: '2026-11-25' } },
}

const answered: Letter<Facts & { kind: 'answer' | 'question'; text: string }> = {
  name: 'support.answered',
  kind: 'help',
  subject: ({ number, kind }) => (kind === 'answer' ? `Ответ на обращение ${number}` : `Уточните: обращение ${number}`),
  body: ({ path, kind, text }) => [
    { p: kind === 'answer' ? 'Вот ответ на ваш вопрос.' : 'Чтобы ответить, нам нужно уточнение.' },
    ...text
      .split('\n')
      .filter(Boolean)
      .map((p) => ({ p })),
    { button: kind === 'answer' ? 'Открыть обращение' : 'Ответить', href: path },
    { p: 'Остались вопросы — напишите на той же странице. Всё решилось — закройте обращение.' },
    { small: 'Отвечать на само письмо не нужно: ответ никто не прочитает.' },
  ],
  why: () => 'Письмо пришло, потому что этот адрес указали в обращении.',
  samples: {
    ответ: {
      ...{ ...example, kind: 'answer' },
      text: 'Адрес в кабинете записан с опечаткой.\nПридите в пункт приёма с паспортом: там его исправят.',
    },
    вопрос: { ...example, kind: 'question', text: 'Напишите, в каком пункте приёма вы подавали заявление.' },
  },
}

const forwarded: Letter<Facts & { dueOn: string }> = {
  name: 'support.forwarded',
  kind: 'work',
  subject: ({ number }) => `Обращение ${number} передано вам`,
  body: ({ number, topic, path, dueOn }) => [
    { p: 'Служба поддержки передала обращение координатору вашего муниципалитета.' },
    {
      facts: [
        ['Номер обращения', number],
        ['О чём', topicWords[topic]],
        ['Ответить до', day(dueOn)],
      ],
    },
    { button: 'Прочитать и ответить', href: path },
  ],
  why: () => 'Письмо пришло, потому что этот адрес указан у муниципалитета.',
  samples: { передача: { ...example, path: '/support/desk/0199d1a0', dueOn: '2026-11-25' } },
}

export const letters = [opened, answered, forwarded]
