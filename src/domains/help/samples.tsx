import type { Sample } from '#platform/manifest'
import { writeMarkup } from './markup.ts'
import type { Contacts, Told } from './model.ts'
import { EditionPage, NewTextPage } from './pages/edition.tsx'
import { HelpPage } from './pages/help.tsx'
import { InstructionPage } from './pages/instruction.tsx'
import { LessonPage } from './pages/lesson.tsx'
import { OwnContactsPage } from './pages/own-contacts.tsx'
import { NewFilmPage, NewLessonPage } from './pages/own-film.tsx'
import { TextsPage } from './pages/texts.tsx'
import { firstEdition } from './texts/library.ts'
import { lessons } from './videos/lessons.ts'

const { instructions, questions } = firstEdition

const support = { email: 'pomosch@example.ru', phone: '8 800 000-10-20', hours: 'по рабочим дням с 9:00 до 18:00' }
const told: Told = {
  words: {
    ...{ confirmationTerm: '72 часа', recoveryTerm: '60 минут', passwordLength: '8 знаков' },
    ...{ ageFrom: '5 лет', ageOver: '18 лет', selfAge: '14 лет' },
    ...{ documentsTerm: '7 рабочих дней', answerTerm: '3 рабочих дня', offerTerm: '10 рабочих дней' },
    ...{ silenceTerm: '7 дней', seatOfferTerm: '48 часов' },
    ...{ supportEmail: support.email, supportPhone: support.phone, supportHours: support.hours },
  },
  holds: new Set(['melts', 'credited-on-activation']),
}
const contacts: Contacts = {
  support,
  operator: { name: 'Региональный модельный центр', address: 'г. Озёрный, ул. Садовая, 8', email: 'rmc@example.ru' },
  bodies: [
    {
      id: '20',
      name: 'Приозёрский район',
      authorisedBody: 'Отдел образования администрации Приозёрского района',
      coordinator: 'Ильин Андрей Борисович',
      ...{ phone: '8 (48210) 3-14-15', email: 'edu@example.ru', hours: 'пн–пт 8:30–17:00' },
    },
  ],
}
const nothing = { from: null, text: '', found: null, actingAs: null }
const whole = { kind: 'instructions', library: firstEdition, told, contacts, ...nothing } as const

const statement = instructions.find(({ slug }) => slug === 'statement')
const words = {
  ...{ title: statement?.title ?? '', summary: statement?.summary ?? '' },
  body: writeMarkup(statement?.blocks ?? []),
  ...{ audiences: ['family' as const], pages: ['/my/children/*'] },
}
const second = {
  number: 1,
  publishedAt: Temporal.Instant.from('2026-11-20T07:15:00Z'),
  author: 'Каримова Эльвира',
  takenDown: false,
  words,
}
const editions = [second, { number: 0, publishedAt: null, author: null, takenDown: false, words }]
const gone = { ...second, number: 2, takenDown: true }
const edited = { kind: 'instruction', slug: 'statement', editions, told, zone: 'Europe/Moscow' } as const

const [body] = contacts.bodies
const own = {
  municipality: body ?? { id: '', name: '', authorisedBody: '', coordinator: null, phone: '', email: '', hours: '' },
  earlier: [
    {
      ...{ coordinator: null, phone: '8 (48210) 3-00-00', email: 'old@example.ru', hours: 'пн–пт 9:00–17:00' },
      replacedAt: Temporal.Instant.from('2026-10-02T09:15:00Z'),
    },
  ],
  zone: 'Europe/Moscow',
}
const takenDown = [{ kind: 'question' as const, slug: 'cash', title: 'Можно ли получить деньги наличными?' }]

/** Of a film that is there: the region's own are not. */
const film = { source: '/videos/payment.webm', captions: '/videos/payment.vtt', poster: null, type: 'video/webm' }
const ownLesson = {
  ...{ slug: 'kak-proverit-raspisanie', title: 'Как проверить расписание', summary: 'Дни, часы и кабинет группы.' },
  ...{ audience: 'family' as const, pages: [], width: 1280, height: 720, stillHeight: 0, seconds: 41 },
  own: { kind: 'mp4' as const, hash: '0123456789abcdef', seconds: 41 },
  steps: [{ label: 'Откройте карточку ребёнка', text: 'Договоры стоят сверху.', at: 0 }],
}

export const samples: readonly Sample[] = [
  { name: 'видеоурок оператора', render: () => <LessonPage lesson={ownLesson} further={[]} film={film} /> },
  { name: 'новый видеоурок', render: () => <NewLessonPage megabytes={32} told={told} /> },
  { name: 'заменить ролик', render: () => <NewFilmPage lesson={ownLesson} over={1} megabytes={32} film={film} /> },
  { name: 'contacts of a municipality', render: () => <OwnContactsPage {...own} earlier={[]} /> },
  { name: 'contacts of a municipality, changed before', render: () => <OwnContactsPage {...own} /> },
  {
    name: 'contacts of a municipality with a mistake',
    render: () => (
      <OwnContactsPage
        {...own}
        answers={{ coordinator: 'Ильин Андрей Борисович', phone: '12', email: 'edu@example.ru', hours: 'пн–пт' }}
        errors={[{ field: 'phone', message: 'Введите телефон: 11 цифр, например 8 48210 3-14-15' }]}
      />
    ),
  },
  { name: 'texts of help', render: () => <TextsPage library={firstEdition} takenDown={takenDown} asked="" /> },
  {
    name: 'texts of help: found by a word',
    render: () => <TextsPage library={firstEdition} takenDown={[]} asked="пароль" />,
  },
  {
    name: 'texts of help: nothing found',
    render: () => <TextsPage library={firstEdition} takenDown={[]} asked="зюйд" />,
  },
  { name: 'a new instruction', render: () => <NewTextPage kind="instruction" told={told} /> },
  {
    name: 'a new question with a mistake',
    render: () => (
      <NewTextPage
        kind="question"
        told={told}
        answers={{ title: 'Да?', body: '' }}
        errors={[{ field: 'title', message: 'Напишите заголовок: от 5 до 150 знаков' }]}
      />
    ),
  },
  { name: 'text of help, taken down', render: () => <EditionPage {...edited} editions={[gone, ...editions]} /> },
  { name: 'text of help with its preview', render: () => <EditionPage {...edited} preview={words} /> },
  {
    name: 'text of help with a mistake',
    render: () => (
      <EditionPage
        {...edited}
        errors={[{ field: 'body', message: 'Нет сведения {срок}. Какие есть, написано под текстом' }]}
        answers={{ ...words, body: 'Приходите за {срок}', over: '1' }}
      />
    ),
  },
  { name: 'help', render: () => <HelpPage {...whole} /> },
  { name: 'help videos', render: () => <HelpPage {...whole} kind="videos" from="/reception" actingAs="reception" /> },
  { name: 'help questions', render: () => <HelpPage {...whole} kind="questions" from="/recovery" /> },
  ...lessons.slice(0, 1).map((lesson) => ({
    name: 'video lesson',
    render: () => <LessonPage lesson={lesson} further={instructions.slice(0, 2)} />,
  })),
  { name: 'help of a page', render: () => <HelpPage {...whole} from="/points" actingAs="family" /> },
  {
    name: 'help found',
    render: () => (
      <HelpPage
        {...whole}
        text="пароль"
        found={{
          instructions: instructions.slice(0, 2),
          lessons: lessons.slice(0, 1),
          questions: questions.slice(0, 1),
          answersFirst: false,
          instead: null,
        }}
      />
    ),
  },
  {
    name: 'help nothing found',
    render: () => (
      <HelpPage
        {...whole}
        text="телепорт"
        found={{ instructions: [], lessons: [], questions: [], answersFirst: false, instead: null }}
      />
    ),
  },
  ...instructions
    .filter(({ slug }) => slug === 'money' || slug === 'reception-statement')
    .map((instruction) => ({
      name: `instruction ${instruction.slug}`,
      render: () => <InstructionPage instruction={instruction} further={[]} told={told} bodies={contacts.bodies} />,
    })),
]
