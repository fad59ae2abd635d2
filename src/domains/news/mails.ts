import { quoted } from '#kernel/quoted'
import type { Letter } from '#platform/mail'

type TakenDownFacts = {
  id: string
  title: string
  reason: string /** It was mended, and not well enough. */
  again: boolean
}
type SentBackFacts = { id: string; title: string; author: string; mended: string }
type ShownFacts = { id: string; title: string; shown: boolean }

const id = '0199d1a0-0000-7000-8000-000000000081'
const why = () =>
  'Вы получили это письмо, потому что это адрес организации или уполномоченного органа, чья это новость.'

const takenDown: Letter<TakenDownFacts> = {
  name: 'news.taken-down',
  kind: 'work',
  subject: ({ title, again }) =>
    again ? `Новость пока не показали: ${quoted(title)}` : `Новость скрыта: ${quoted(title)}`,
  body: ({ id: piece, title, reason, again }) => [
    {
      p: again
        ? `Региональный оператор прочёл исправленную новость ${quoted(title)} и пока оставил её скрытой.`
        : `Региональный оператор скрыл новость ${quoted(title)}. Теперь её никто не видит.`,
    },
    { facts: [['Причина', reason]] },
    { p: 'Исправьте новость и отправьте её оператору: он покажет её снова.' },
    { button: 'Исправить новость', href: `/news/desk/${piece}` },
  ],
  why,
  samples: {
    скрыта: { id, title: 'Скидки у партнёров', reason: 'Это реклама.', again: false },
    'исправлена не вся': { id, title: 'Скидки у партнёров', reason: 'Уберите и телефон магазина.', again: true },
  },
}

const sentBack: Letter<SentBackFacts> = {
  name: 'news.sent-back',
  kind: 'work',
  subject: ({ title }) => `Новость исправили, посмотрите: ${quoted(title)}`,
  body: ({ id: piece, title, author, mended }) => [
    { p: `${author}: новость ${quoted(title)}, которую вы скрыли, исправили.` },
    { facts: [['Что исправили', mended]] },
    { button: 'Прочитать и решить', href: `/region/news/${piece}` },
  ],
  why: () => 'Вы получили это письмо, потому что это адрес регионального оператора.',
  samples: {
    исправлена: { id, title: 'Скидки у партнёров', author: 'Дом детского творчества', mended: 'Убрали рекламу.' },
  },
}

const shownAgain: Letter<ShownFacts> = {
  name: 'news.shown-again',
  kind: 'work',
  subject: ({ title }) => `Новость снова видна: ${quoted(title)}`,
  body: ({ id: piece, title, shown }) => [
    { p: `Региональный оператор прочёл новость ${quoted(title)} и вернул её на сайт.` },
    ...(shown ? [] : [{ p: 'Её срок ещё не начался или уже прошёл: проверьте дни на её странице.' }]),
    { button: 'Открыть новость', href: shown ? `/news/${piece}` : `/news/desk/${piece}` },
  ],
  why,
  samples: {
    видна: { id, title: 'Скидки у партнёров', shown: true },
    'срок прошёл': { id, title: 'Скидки у партнёров', shown: false },
  },
}

export const letters = [takenDown, sentBack, shownAgain]
