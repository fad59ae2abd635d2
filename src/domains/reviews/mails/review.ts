import { quoted } from '#kernel/quoted'
import type { Letter } from '#platform/mail'
import type { Ground } from '../model.ts'
import { groundWords } from '../words.ts'

/** A review whose words were decided about. */
type ReviewFacts = {
  id: string
  article: number
  programme: string
  provider: string
  mark: number
  /** It was decided otherwise before: taken down, or shown again. */
  again: boolean
  ground: Ground | null
  note: string | null
  /** The public answer, told to who wrote the review. */
  answer?: string | null
}

const example: ReviewFacts = {
  id: '0199d1a0-0000-7000-8000-000000000064',
  article: 1042,
  programme: 'Первые роботы',
  provider: 'Дом детского творчества',
  mark: 5,
  again: false,
  ground: null,
  note: null,
}
const refused: ReviewFacts = { ...example, ground: 'personal-data', note: 'Не пишите, где живёт педагог.' }
const toAuthor = () => 'Вы получили это письмо, потому что написали отзыв о программе.'
const toProvider = () => 'Вы получили это письмо, потому что это адрес организации в реестре поставщиков.'
const tab = (article: number) => `/programmes/${article}/reviews`
const reasons = ({ ground, note }: ReviewFacts): [string, string][] => [
  ...(ground ? ([['Причина', groundWords[ground]]] as [string, string][]) : []),
  ...(note ? ([['Что исправить', note]] as [string, string][]) : []),
]

const reviewPublished: Letter<ReviewFacts> = {
  name: 'reviews.review-published',
  kind: 'review',
  subject: ({ programme, again }) => `Ваш отзыв ${again ? 'снова ' : ''}опубликован: ${quoted(programme)}`,
  body: ({ article, programme, again }) => [
    {
      p: again
        ? `Отзыв о программе ${quoted(programme)} снова видят все: оператор перечитал его и вернул. Имени вашего в нём нет.`
        : `Отзыв о программе ${quoted(programme)} прочли и опубликовали. Имени вашего в нём нет, только месяцы занятий.`,
    },
    { button: 'Посмотреть отзыв', href: `${tab(article)}#own` },
    { p: 'Если организация ответит, мы напишем. Изменить или отозвать отзыв можно в любой момент.' },
  ],
  why: toAuthor,
  samples: { опубликован: example, 'снова виден': { ...example, again: true } },
}

const reviewRefused: Letter<ReviewFacts> = {
  name: 'reviews.review-refused',
  kind: 'review',
  subject: ({ programme, again }) =>
    again ? `Отзыв снят с публикации: ${quoted(programme)}` : `Исправьте отзыв: ${quoted(programme)}`,
  body: (facts) => [
    {
      p: facts.again
        ? `Региональный оператор снял с публикации отзыв о программе ${quoted(facts.programme)}. Теперь его никто не видит.`
        : `Отзыв о программе ${quoted(facts.programme)} пока не опубликован.`,
    },
    { facts: reasons(facts) },
    { p: 'Оценка и текст сохранены. Исправьте их и отправьте отзыв снова.' },
    { button: 'Исправить отзыв', href: `${tab(facts.article)}/own` },
  ],
  why: toAuthor,
  samples: {
    'с пояснением': refused,
    'без пояснения': { ...refused, ground: 'off-topic', note: null },
    'снят с публикации': { ...refused, again: true },
  },
}

const answered: Letter<ReviewFacts> = {
  name: 'reviews.answered',
  kind: 'review',
  subject: ({ programme }) => `На ваш отзыв ответили: ${quoted(programme)}`,
  body: ({ article, programme, provider, answer }) => [
    { p: `${provider} отвечает на ваш отзыв о программе ${quoted(programme)}.` },
    ...(answer ? [{ p: quoted(answer) }] : []),
    { button: 'Прочитать ответ', href: `${tab(article)}#own` },
  ],
  why: toAuthor,
  samples: { ответ: { ...example, answer: 'Спасибо за тёплые слова, ждём вас в новом году!' } },
}

const newReview: Letter<ReviewFacts> = {
  name: 'reviews.new-review',
  kind: 'review',
  subject: ({ programme, mark }) => `Новый отзыв, ${mark} из 5: ${quoted(programme)}`,
  body: ({ id, programme, mark }) => [
    {
      p: `О программе ${quoted(programme)} опубликован отзыв с оценкой ${mark} из 5. На него можно ответить: ответ увидят все.`,
    },
    { button: 'Прочитать и ответить', href: `/provider/reviews/${id}` },
  ],
  why: toProvider,
  samples: { пятёрка: example, двойка: { ...example, mark: 2 } },
}

const answerRefused: Letter<ReviewFacts> = {
  name: 'reviews.answer-refused',
  kind: 'review',
  subject: ({ programme, again }) =>
    again ? `Ответ на отзыв снят с публикации: ${quoted(programme)}` : `Исправьте ответ на отзыв: ${quoted(programme)}`,
  body: (facts) => [
    {
      p: facts.again
        ? `Региональный оператор снял с публикации ваш ответ на отзыв о программе ${quoted(facts.programme)}.`
        : `Ответ на отзыв о программе ${quoted(facts.programme)} пока не опубликован.`,
    },
    { facts: reasons(facts) },
    { button: 'Исправить ответ', href: `/provider/reviews/${facts.id}` },
  ],
  why: toProvider,
  samples: {
    'с причиной': { ...refused, ground: 'insult', note: null },
    'снят с публикации': { ...refused, ground: 'insult', note: null, again: true },
  },
}

const answerRestored: Letter<ReviewFacts> = {
  name: 'reviews.answer-restored',
  kind: 'review',
  subject: ({ programme }) => `Ваш ответ на отзыв снова виден: ${quoted(programme)}`,
  body: ({ id, programme }) => [
    {
      p: `Оператор перечитал ваш ответ на отзыв о программе ${quoted(programme)} и вернул его: ответ снова видят все.`,
    },
    { button: 'Открыть отзыв', href: `/provider/reviews/${id}` },
  ],
  why: toProvider,
  samples: { возвращён: { ...example, again: true } },
}

/** A public answer is seen with its review only. */
const answerFollows: Letter<ReviewFacts> = {
  name: 'reviews.answer-follows',
  kind: 'review',
  subject: ({ programme, ground }) =>
    ground
      ? `Отзыв снят с публикации вместе с вашим ответом: ${quoted(programme)}`
      : `Отзыв и ваш ответ снова видны: ${quoted(programme)}`,
  body: ({ programme, ground }) => [
    {
      p: ground
        ? `Региональный оператор снял с публикации отзыв о программе ${quoted(programme)}, на который вы ответили. Ваш ответ тоже не виден: к нему замечаний нет, делать ничего не нужно. Если отзыв вернут, ответ вернётся с ним, и мы напишем.`
        : `Отзыв о программе ${quoted(programme)} снова опубликован, а с ним и ваш ответ.`,
    },
    { button: 'Отзывы и ответы', href: '/provider/reviews' },
  ],
  why: toProvider,
  samples: { снят: { ...refused, again: true }, 'снова виден': { ...example, again: true } },
}

type YearFacts = { programmes: { article: number; name: string }[] }

/** The reminder at the end of the school year (S-100). */
const year: Letter<YearFacts> = {
  name: 'reviews.year',
  kind: 'review',
  subject: () => 'Как прошёл учебный год? Напишите отзыв',
  body: ({ programmes }) => [
    { p: 'Учебный год заканчивается. Расскажите о кружках, в которые ходил ребёнок: честно, объективно, по делу.' },
    { p: 'Что понравилось, а что не очень? Что вы бы изменили, а чего хотелось бы больше?' },
    ...programmes.map(({ article, name }) => ({ button: `Отзыв: ${name}`, href: `/programmes/${article}/reviews` })),
    {
      p: 'Отзыв поможет другим семьям выбрать, а организации увидеть сильные и слабые стороны. Имени вашего в нём не будет.',
    },
  ],
  why: () => 'Вы получили это письмо, потому что ребёнок, записанный в вашем кабинете, ходил на эти занятия.',
  samples: {
    'две программы': {
      programmes: [
        { article: 1042, name: 'Первые роботы' },
        { article: 1061, name: 'Шахматы' },
      ],
    },
  },
}

export const reviewLetters = [
  ...[reviewPublished, reviewRefused, answered, newReview, answerRefused, answerRestored, answerFollows, year],
]
