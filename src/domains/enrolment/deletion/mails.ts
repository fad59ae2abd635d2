import { quoted } from '#kernel/quoted'
import { sentence } from '#kernel/sentence'
import type { Letter } from '#platform/mail'

export type DeletionFacts = {
  id: string
  number: string
  childId: string
  child: string
  programme: string
  provider: string
  reason: string
  outcome: string | null
}

const sample: DeletionFacts = {
  ...{ id: '0199d1a0-0000-7000-8000-000000000118', number: '118-ПФ', programme: 'Первые роботы' },
  ...{ childId: '0199d1a0-0000-7000-8000-000000000001', child: 'Мария', provider: 'Дом детского творчества' },
  ...{ reason: 'Договор оформили на сестру по ошибке сотрудника', outcome: null },
}
const family = ({ id }: DeletionFacts) => ({ button: 'Открыть договор', href: `/my/applications/${id}` })
const work = ({ id }: DeletionFacts) => ({ button: 'Открыть договор', href: `/provider/applications/${id}` })

const asked: Letter<DeletionFacts> = {
  name: 'enrolment.deletion-asked',
  kind: 'decision',
  subject: ({ number }) => `Организация просит удалить договор ${number}: согласны ли вы?`,
  body: (facts) => [
    {
      p: `${facts.provider}: договор № ${facts.number} (${facts.child}, ${quoted(facts.programme)}) оформлен по ошибке. ${sentence(facts.reason)}`,
    },
    {
      p: 'Без вашего согласия его не удалят. Согласитесь — решит региональный оператор: место освободится, а все деньги вернутся на сертификат.',
    },
    family(facts),
  ],
  samples: { просьба: sample },
}

const refused: Letter<DeletionFacts> = {
  name: 'enrolment.deletion-refused',
  kind: 'decision',
  subject: ({ number }) => `Договор ${number} не удалят`,
  body: (facts) => [
    {
      p: `Региональный оператор оставил договор № ${facts.number} (${facts.child}, ${quoted(facts.programme)}) в силе. ${sentence(facts.outcome)}`,
    },
    { p: 'Если занятия не нужны, договор можно расторгнуть.' },
    family(facts),
  ],
  samples: { отказ: { ...sample, outcome: 'Занятия по договору уже прошли' } },
}

function workLetter(name: string, subject: string, text: (facts: DeletionFacts) => string): Letter<DeletionFacts> {
  return {
    name,
    kind: 'work',
    subject: ({ number }) => `${subject} ${number}`,
    body: (facts) => [{ p: text(facts) }, work(facts)],
    samples: { письмо: { ...sample, outcome: 'Занятия по договору уже прошли' } },
  }
}

const agreed = workLetter(
  'enrolment.deletion-agreed',
  'Семья согласна удалить договор',
  ({ number }) => `Семья согласна, что договор № ${number} оформлен по ошибке. Теперь решает региональный оператор.`,
)
const declined = workLetter(
  'enrolment.deletion-declined',
  'Семья не согласна удалить договор',
  ({ number }) => `Семья не согласна, что договор № ${number} ошибочный: он действует дальше.`,
)
const refusedToProvider = workLetter(
  'enrolment.deletion-refused-work',
  'Оператор не удалил договор',
  ({ number, outcome }) => `Договор № ${number} остаётся в силе. ${sentence(outcome)}`,
)

const awaits: Letter<DeletionFacts> = {
  name: 'enrolment.deletion-awaits',
  kind: 'work',
  subject: ({ number }) => `Просят удалить договор ${number}`,
  body: ({ number, provider }) => [
    { p: `${provider} и семья просят удалить договор № ${number}: он оформлен по ошибке. Нужно ваше решение.` },
    { button: 'Открыть просьбы', href: '/region/deletions' },
  ],
  samples: { оператору: sample },
}

export const deletionLetters = [asked, refused, agreed, declined, refusedToProvider, awaits]
