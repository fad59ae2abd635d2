import { formatDay } from '#kernel/dates'
import { plural } from '#kernel/plural'
import type { Unit } from '#ledger'
import type { Act } from '#region'
import { type Answers, Button, ButtonRow, Form, Notice, Page, SummaryList } from '#ui'
import type { CeilingEffect, Effect, NominalEffect, RegisterEffect, Wish } from '../amendment.ts'
import { actWords, amountWords, servicesWords, subjectWords, valueWords } from '../words.ts'

export type AmendmentPreviewProps = {
  wish: Wish
  /** Names of what the wish points at. */
  period: string
  category: string | null
  act: Omit<Act, 'id'>
  effect: Effect
  /** Why it may not be done, when it may not. */
  refusal: { title: string; text: string } | null
  /** Carried to the confirmation, or back to the form. */
  answers: Answers['answers']
}

/** What a change would do, in certificates and money, before anybody presses. */
export function AmendmentPreviewPage({ wish, period, category, act, effect, refusal, answers }: AmendmentPreviewProps) {
  const none = {
    category,
    register: null,
    funding: null,
    countLimit: null,
    sumLimit: null,
    services: null,
    amount: null,
  }
  const told = { ...none, ...wish, period }
  return (
    <Page title="Проверьте изменение" back={{ href: '/municipality', label: 'Деньги на сертификаты' }} hidden>
      <SummaryList
        rows={[
          { label: 'Что меняется', value: subjectWords(told) },
          { label: 'Станет', value: valueWords(told).map((line) => <p key={line}>{line}</p>) },
          { label: 'Действует', value: `с ${formatDay(wish.from)}` },
          { label: 'Акт', value: actWords(act) },
        ]}
      />
      {refusal ? (
        <Notice tone="bad" title={refusal.title}>
          <p>{refusal.text}</p>
        </Notice>
      ) : (
        <Notice title="Что изменится">
          <ul>
            {effectWords(effect, wish).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
      {!refusal && (
        <Form action="/municipality/amendments">
          <Carried answers={answers} />
          <Button>Внести изменение</Button>
        </Form>
      )}
      <Form action="/municipality/amendments/draft">
        <Carried answers={answers} />
        <ButtonRow>
          <Button kind="ghost">Исправить</Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}

function Carried({ answers }: { answers: Answers['answers'] }) {
  return (
    <>
      {Object.entries(answers).map(([name, value]) =>
        typeof value === 'string' ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
    </>
  )
}

/** Each consequence in a sentence. */
export function effectWords(effect: Effect, wish: Wish): string[] {
  if (effect.subject === 'ceiling')
    return ceilingWords(effect, wish.subject === 'ceiling' ? wish.amount : 0n, wish.unit)
  if (effect.subject === 'register') return ofRegister(effect)
  return nominalWords(effect, wish.unit)
}

function nominalWords(effect: NominalEffect, unit: Unit): string[] {
  const { before, raised, raisedBy, lowered, loweredBy, fresh, freshBy, queued } = effect
  const children = (count: number) => plural(count, 'сертификат', 'сертификата', 'сертификатов')
  const moves = [
    ...(raised > 0 ? [`Зачислим разницу: ${children(raised)}, всего ${amountWords(unit, raisedBy)}.`] : []),
    ...(lowered > 0
      ? [
          `Уменьшим свободный остаток: ${children(lowered)}, всего ${amountWords(unit, loweredBy)}. Закреплённое не тронем.`,
        ]
      : []),
    ...(fresh > 0
      ? [
          `Зачислим номинал впервые за период: ${children(fresh)}, до ${amountWords(unit, freshBy)} в пределах числа и суммы.`,
        ]
      : []),
  ]
  return [
    before ? `Сейчас номинал ${amountWords(unit, before.amount)}.` : 'Номинала на этот период пока нет.',
    ...(moves.length > 0 ? moves : ['Деньги на сертификатах не изменятся.']),
    ...(queued > 0 ? [`В очереди ${children(queued)}: они получат номинал по порядку, если появится место.`] : []),
  ]
}

function ceilingWords({ before, committed, available }: CeilingEffect, amount: bigint, unit: Unit): string[] {
  const sum = (value: bigint) => amountWords(unit, value)
  const left = amount - committed
  return [
    before === null ? 'Предела на этот период пока нет.' : `Сейчас предел ${sum(before)}.`,
    `Закреплено за заявками и договорами ${sum(committed)}, под новым пределом останется ${sum(left)}.`,
    left <= 0n
      ? 'Семьи увидят сообщение вместо номинала и остатка: новые заявки по сертификату не пройдут.'
      : available > left
        ? `У семей на сертификатах ${sum(available)}: всем сразу не хватит ${sum(available - left)}.`
        : `У семей на сертификатах ${sum(available)}: хватит на всё.`,
  ]
}

function ofRegister({ before, certificates }: RegisterEffect): string[] {
  return [
    before === undefined ? 'Сейчас ограничения нет.' : `Сейчас: ${servicesWords(before)}.`,
    `Правило подействует на ${plural(certificates, 'сертификат', 'сертификата', 'сертификатов')} этого вида.`,
    'Занятия, на которые дети уже записаны, продолжатся: ограничение спросят у новых заявок.',
  ]
}
