import { plural } from '#kernel/plural'
import type { Block, Letter } from '#platform/mail'
import { type CertificateFacts, sample as certificateSample } from './certificate.ts'

/** A letter about a decision: the certificate's facts, and why the decision is so. */
export type DecisionFacts = CertificateFacts & {
  ground: { words: string; law: string; explanation: string } | null
  /** What the one who decided explained, in their own words. */
  text: string | null
  appeal: string
  /** «10 марта 2035 года» */
  validTo: string
  /** Working days left of the term for papers. */
  left: number
}

const sample: DecisionFacts = {
  ...certificateSample,
  ground: {
    words: 'Сведения неполные или недостоверные',
    law: 'пункт «предоставление неполных (недостоверных) сведений» Правил',
    explanation: 'Исправьте данные по документам и подайте заявление снова: ждать для этого не нужно.',
  },
  text: 'В свидетельстве о рождении другая дата рождения.',
  appeal: 'Если вы не согласны с решением, напишите жалобу в уполномоченный орган вашего муниципалитета.',
  validTo: '10 марта 2035 года',
  left: 2,
}

const papersDue: Letter<DecisionFacts> = {
  name: 'certificates.papers-due',
  kind: 'term',
  subject: ({ dueOn }) => `Покажите документы до ${dueOn}`,
  body: (facts) => [
    {
      p: `Заявление ${facts.statementNumber} на сертификат (${facts.childName}) ждёт документов. Прийти можно до ${facts.dueOn} включительно, ${leftWords(facts.left)}.`,
    },
    { p: 'Возьмите подписанное заявление и согласие, свой паспорт, документ ребёнка и СНИЛС ребёнка.' },
    ...where(facts),
    { p: 'Если не успеваете, заявление закроется само, а новое можно будет подать в одно нажатие.' },
    { button: 'Открыть заявление', href: `/my/statements/${facts.statementId}` },
  ],
  samples: { 'осталось два дня': sample, 'последний день': { ...sample, left: 0 } },
}

const papersLate: Letter<DecisionFacts> = {
  name: 'certificates.papers-late',
  kind: 'term',
  subject: ({ statementNumber }) => `Срок по заявлению ${statementNumber} прошёл`,
  body: ({ statementId, statementNumber, certificateNumber, childName, dueOn }) => [
    {
      p: `Документы по заявлению ${statementNumber} (${childName}) ждали до ${dueOn}. Их не принесли, поэтому заявление закрыто, а номер ${certificateNumber} исключён из реестра.`,
    },
    { p: 'Ничего страшного: подайте заявление снова. Данные ребёнка и категория уже заполнены, номер будет другим.' },
    { button: 'Подать заявление снова', href: `/my/statements/${statementId}` },
  ],
  samples: { 'срок прошёл': sample },
}

const refused: Letter<DecisionFacts> = {
  name: 'certificates.refused',
  kind: 'decision',
  subject: ({ statementNumber }) => `Решение по заявлению ${statementNumber}: отказ`,
  body: (facts) => [
    { p: `По заявлению ${facts.statementNumber} на сертификат (${facts.childName}) принято решение об отказе.` },
    ...why(facts),
    { p: `Номер ${facts.certificateNumber} исключён из реестра, пользоваться им нельзя.` },
    { button: 'Решение и новое заявление', href: `/my/statements/${facts.statementId}` },
    { heading: 'Если вы не согласны' },
    { p: facts.appeal },
  ],
  samples: { отказ: sample },
}

const excluded: Letter<DecisionFacts> = {
  name: 'certificates.excluded',
  kind: 'decision',
  subject: ({ certificateNumber }) => `Сертификат ${certificateNumber} исключён из реестра`,
  body: (facts) => [
    { p: `Сертификат ${facts.certificateNumber} (${facts.childName}) исключён из реестра.` },
    ...why(facts),
    {
      p: 'Заявки без договора закрыты, действующие договоры закончатся в последний день этого месяца, неиспользованные деньги вернулись муниципалитету. Отменить исключение нельзя.',
    },
    { button: 'Открыть карточку ребёнка', href: `/my/children/${facts.childId}` },
    { heading: 'Если вы не согласны' },
    { p: facts.appeal },
  ],
  samples: {
    отказ: {
      ...sample,
      ground: {
        words: 'Письменный отказ от использования сертификата',
        law: 'пункт «письменное обращение заявителя об отказе» Правил',
        explanation: 'Получить сертификат снова можно по новому заявлению, номер будет другим.',
      },
      text: null,
    },
  },
}

const ageSoon: Letter<DecisionFacts> = {
  name: 'certificates.age-soon',
  kind: 'term',
  subject: ({ validTo }) => `Сертификат действует по ${validTo}`,
  body: ({ childId, childName, certificateNumber, validTo }) => [
    { p: `Сертификат ${certificateNumber} (${childName}) действует до 18 лет: последний день — ${validTo}.` },
    {
      p: 'После этого дня новые заявки подать нельзя, а заявки без договора закроются. Заключённые договоры доучатся до своего срока.',
    },
    { button: 'Открыть карточку ребёнка', href: `/my/children/${childId}` },
  ],
  samples: { 'скоро 18 лет': { ...sample, validTo: '18 января 2027 года' } },
}

const aged: Letter<DecisionFacts> = {
  name: 'certificates.aged',
  kind: 'decision',
  subject: ({ certificateNumber }) => `Сертификат ${certificateNumber} закончился`,
  body: ({ childId, childName, certificateNumber }) => [
    { heading: 'С днём рождения!' },
    {
      p: `Сертификат ${certificateNumber} (${childName}) действовал до 18 лет и закончился. Заявки без договора закрыты, заключённые договоры доучатся до своего срока.`,
    },
    { button: 'Открыть карточку', href: `/my/children/${childId}` },
    { p: 'Программы для взрослых и платные занятия по-прежнему в каталоге.' },
  ],
  samples: { '18 лет': sample },
}

type LateDecisions = { statements: readonly { number: string; dueOn: string }[] }

/** To the one who must decide; numbers only, nobody is named. */
const decisionsLate: Letter<LateDecisions> = {
  name: 'certificates.decisions-late',
  kind: 'term',
  subject: ({ statements }) =>
    `Решения просрочены: ${plural(statements.length, 'заявление', 'заявления', 'заявлений')}`,
  body: ({ statements }) => [
    { p: 'По этим заявлениям полный пакет документов принят, а срок решения прошёл. Семьи ждут.' },
    { facts: statements.slice(0, 50).map(({ number, dueOn }): [string, string] => [number, `решить до ${dueOn}`]) },
    ...(statements.length > 50 ? [{ p: `И ещё ${statements.length - 50}.` }] : []),
    { p: 'Откройте рабочее место: просроченные заявления стоят первыми.' },
  ],
  why: () => 'Вы получили это письмо, потому что это адрес того, кто принимает решения по заявлениям.',
  samples: {
    'два заявления': {
      statements: [
        { number: 'З-2026-000101', dueOn: '13 ноября 2026 года' },
        { number: 'З-2026-000107', dueOn: '16 ноября 2026 года' },
      ],
    },
  },
}

export const decisionLetters = [papersDue, papersLate, refused, excluded, ageSoon, aged, decisionsLate]

function why({ ground, text }: DecisionFacts): Block[] {
  if (!ground) return []
  return [
    {
      facts: [
        ['Основание', ground.words],
        ['Чем предусмотрено', ground.law],
        ...(text ? ([['Пояснение', text]] as [string, string][]) : []),
      ],
    },
    { p: ground.explanation },
  ]
}

function leftWords(left: number): string {
  return left <= 0
    ? 'сегодня последний день'
    : `осталось ${plural(left, 'рабочий день', 'рабочих дня', 'рабочих дней')}`
}

function where({ points }: CertificateFacts): Block[] {
  if (points.length === 0) return []
  return [
    { heading: 'Куда прийти' },
    { list: points.map(({ name, address, hours, phone }) => `${name}: ${address}, ${hours}, ${phone}`) },
  ]
}
