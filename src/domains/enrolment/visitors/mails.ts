import { formatPhone } from '#kernel/contacts'
import { formatInstant } from '#kernel/dates'
import { quoted } from '#kernel/quoted'
import { sentence } from '#kernel/sentence'
import type { Letter } from '#platform/mail'
import { toFamily, toProvider, whose } from '../applications/mails/news.ts'
import { example, type NewsFacts } from '../applications/mails/news-facts.ts'
import type { Visitor } from '../applications/queries/story.ts'
import { presenceWords } from '../applications/words/history.ts'
import type { DisputeView } from './queries/dispute.ts'

type VisitorFacts = { at: string; by: string; mode: Visitor['mode'] }
type Facts = NewsFacts & { visitor: VisitorFacts | null; outcome: string | null }

export function visitorFacts({ confirmedAt, confirmedBy, mode }: Visitor, zone: string): VisitorFacts {
  return { at: formatInstant(confirmedAt, zone), by: confirmedBy, mode }
}

const visited: Facts = {
  ...example,
  visitor: { at: '25 августа 2026 года, 12:00', by: 'Соколова Марина Юрьевна', mode: 'phrase' },
  outcome: null,
}
const closed: Facts = { ...visited, state: 'cancelled', reason: 'Семья сообщила, что заявку подали без неё' }

/** To the family: an organisation filed for a visitor; who, when, by what, and one press if that was not the family. */
const forVisitor: Letter<Facts> = {
  name: 'enrolment.for-visitor',
  kind: 'security',
  subject: ({ number, child }) => `Заявка ${number} подана в организации: ${child}`,
  body: (facts) => [
    {
      p: `${facts.provider} подала заявку № ${facts.number} на программу ${quoted(facts.programme)}, потому что вы пришли туда лично.`,
    },
    {
      facts: [
        ...(facts.visitor
          ? ([
              ['Когда', facts.visitor.at],
              ['Сотрудник', facts.visitor.by],
              ['Чем подтвердили присутствие', presenceWords[facts.visitor.mode]],
            ] as [string, string][])
          : []),
        ['Ребёнок', facts.child],
        ['Программа', facts.programme],
        ['Группа', facts.group],
      ],
    },
    { button: 'Открыть заявку', href: `/my/applications/${facts.id}` },
    { p: 'Если вы об этом не просили, отмените заявку одним нажатием. Об этом узнает муниципалитет.' },
    { button: 'Это были не мы', href: `/my/applications/${facts.id}/dispute` },
  ],
  why: toFamily,
  samples: { 'заявка для посетителя': visited },
}

/** To the family: what its «это были не мы» did. */
const disputed: Letter<Facts> = {
  name: 'enrolment.disputed',
  kind: 'security',
  subject: ({ number }) => `Заявка ${number}: мы передали ваше сообщение муниципалитету`,
  body: (facts) => [
    {
      p:
        facts.state === 'enrolled'
          ? `Вы сообщили, что договор № ${facts.number} (${quoted(facts.programme)}) заключили без вас. Он уже действует, поэтому сам не отменится: его проверит муниципалитет.`
          : `Вы сообщили, что заявку № ${facts.number} (${quoted(facts.programme)}) подали без вас. Она отменена, место и деньги свободны.`,
    },
    whose(facts),
    { p: 'Муниципалитет спросит организацию и ответит вам письмом.' },
    { p: 'Чтобы это не повторилось, выберите в настройках сертификата кодовую фразу или «Запись запрещена».' },
    { button: 'Настройки сертификата', href: `/my/children/${facts.childId}/settings/presence` },
  ],
  why: toFamily,
  samples: { 'заявка отменена': closed, 'договор действует': { ...visited, state: 'enrolled' } },
}

/** To the family: what the municipality found out. */
const settled: Letter<Facts> = {
  name: 'enrolment.dispute-settled',
  kind: 'security',
  subject: ({ number }) => `Муниципалитет разобрался с заявкой ${number}`,
  body: (facts) => [
    {
      p: `Вы сообщали, что заявку № ${facts.number} (${quoted(facts.programme)}) подали без вас. Ответ муниципалитета:`,
    },
    { p: sentence(facts.outcome) },
    whose(facts),
    { button: 'Открыть заявку', href: `/my/applications/${facts.id}` },
  ],
  why: toFamily,
  samples: { ответ: { ...closed, outcome: 'Сотрудник ошибся номером, ему напомнили правила' } },
}

/** To the provider: the family says that it was not there. */
const ofFamily: Letter<Facts> = {
  name: 'enrolment.dispute-of-family',
  kind: 'work',
  subject: ({ number }) => `Заявка ${number}: семья сообщила, что её подали без неё`,
  body: (facts) => [
    {
      p: `Семья сообщила, что заявку № ${facts.number} (${quoted(facts.programme)}, группа ${facts.group}) подали без её ведома. ${facts.state === 'enrolled' ? 'Договор пока действует.' : 'Заявка отменена, место в группе свободно.'}`,
    },
    {
      p: 'Об этом знает муниципалитет, он может попросить объяснения. Проверьте, не ошибся ли сотрудник номером сертификата.',
    },
    { button: 'Открыть заявку', href: `/provider/applications/${facts.id}` },
  ],
  why: toProvider,
  samples: { 'заявка отменена': closed },
}

type RaisedFacts = {
  id: string
  number: string
  provider: string
  providerPhone: string
  words: string | null
  cancelled: boolean
}

export function raisedFacts({ id, number, provider, providerPhone, words, cancelled }: DisputeView): RaisedFacts {
  return { id, number, provider, providerPhone, words, cancelled }
}

/** To the municipality: a family's word against an organisation's; no personal data. */
const raised: Letter<RaisedFacts> = {
  name: 'enrolment.dispute-raised',
  kind: 'work',
  subject: ({ number }) => `«Это были не мы»: заявка ${number}`,
  body: (facts) => [
    {
      p: `Семья сообщила, что организация ${quoted(facts.provider)} подала заявку № ${facts.number} без её ведома. ${facts.cancelled ? 'Заявка отменена.' : 'Договор действует, пока вы не разберётесь.'}`,
    },
    ...(facts.words ? [{ p: `Семья пишет: ${sentence(facts.words)}` }] : []),
    { p: `Телефон организации: ${formatPhone(facts.providerPhone)}.` },
    { button: 'Открыть сообщение', href: `/municipality/disputes/${facts.id}` },
  ],
  why: () => 'Вы получили это письмо, потому что это адрес уполномоченного органа.',
  samples: {
    сообщение: {
      ...{ id: example.id, number: example.number, provider: example.provider, providerPhone: example.providerPhone },
      ...{ words: 'Мы туда не ходили и заявку не подавали', cancelled: true },
    },
  },
}

export const visitorLetters = [forVisitor, disputed, settled, ofFamily, raised]
