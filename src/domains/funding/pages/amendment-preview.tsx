import { formatDay } from '#kernel/dates'
import { number, plural } from '#kernel/plural'
import type { Unit } from '#ledger'
import type { Act } from '#region'
import { type Answers, Button, ButtonRow, Form, Notice, Page, SummaryList } from '#ui'
import type {
  CategoryEndEffect,
  CeilingEffect,
  Effect,
  NominalEffect,
  RegisterEffect,
  Wish,
} from '../model/amendment.ts'
import { actWords, amountWords, servicesWords, subjectWords, valueWords } from '../words.ts'

export type AmendmentPreviewProps = {
  wish: Wish
  /** Names of what the wish points at. */
  period: string
  category: string | null
  act: Omit<Act, 'id'>
  effect: Effect
  /** Carried to the confirmation, or back to the form. */
  answers: Answers['answers']
}

/** What a change would do, in certificates and money, before anybody presses. */
export function AmendmentPreviewPage({ wish, period, category, act, effect, answers }: AmendmentPreviewProps) {
  const none = {
    category,
    register: null,
    funding: null,
    countLimit: null,
    sumLimit: null,
    services: null,
    amount: null,
  }
  const named = wish.subject === 'category' ? { category: wish.name } : {}
  const told = { ...none, ...wish, period, ...named }
  return (
    <Page title="Проверьте изменение" back={{ href: '/municipality', label: 'Деньги на сертификаты' }} hidden>
      <SummaryList
        rows={[
          { label: 'Что меняется', value: subjectWords(told) },
          ...(wish.subject === 'category' && wish.proof ? [{ label: 'Подтверждает', value: wish.proof }] : []),
          { label: 'Станет', value: valueWords(told).map((line) => <p key={line}>{line}</p>) },
          { label: 'Действует', value: `с ${formatDay(wish.from)}` },
          { label: 'Акт', value: actWords(act) },
        ]}
      />
      <Notice title="Что изменится">
        <ul>
          {effectWords(effect, wish).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
      <Form action="/municipality/amendments">
        <Carried answers={answers} />
        <Button>Внести изменение</Button>
      </Form>
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
function effectWords(effect: Effect, wish: Wish): string[] {
  if (effect.subject === 'ceiling')
    return ceilingWords(effect, wish.subject === 'ceiling' ? wish.amount : 0n, wish.unit)
  if (effect.subject === 'register') return ofRegister(effect)
  if (effect.subject === 'category') return ofCategory(wish)
  if (effect.subject === 'category-end') return ofEnd(effect)
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
    `Закреплено за заявками и договорами и списано за занятия ${sum(committed)}, под новым пределом останется ${sum(left)}.`,
    left <= 0n
      ? 'Семьи увидят сообщение вместо номинала и остатка: новые заявки по сертификату не пройдут.'
      : available > left
        ? `У семей на сертификатах ${sum(available)}: всем сразу не хватит ${sum(available - left)}.`
        : `У семей на сертификатах ${sum(available)}: хватит на всё.`,
  ]
}

function ofCategory(wish: Wish): string[] {
  const credited = wish.subject === 'category' && wish.amount !== null
  return [
    `Семьи увидят категорию в заявлении с ${formatDay(wish.from)}.`,
    credited
      ? 'Номинал получат те, кому выдадут сертификат этой категории, в пределах числа и суммы.'
      : 'По сертификатам этой категории можно заниматься бесплатно: денег на них нет.',
    'У детей, у которых сертификат уже есть, категория не меняется.',
  ]
}

function ofEnd({ certificates, waiting }: CategoryEndEffect): string[] {
  return [
    'Категории не будет в новых заявлениях.',
    `Сертификатов этой категории: ${number(certificates)}. Начисленные деньги и договоры останутся у детей до конца периода.`,
    ...(waiting > 0
      ? [
          `${plural(waiting, 'ребёнок ждёт', 'ребёнка ждут', 'детей ждут')} номинала: заявления закроем и напишем семьям.`,
        ]
      : []),
    'Номинал на следующие периоды по ней назначить будет нельзя.',
  ]
}

function ofRegister({ before, certificates }: RegisterEffect): string[] {
  return [
    before === undefined ? 'Сейчас ограничения нет.' : `Сейчас: ${servicesWords(before)}.`,
    `Правило подействует на ${plural(certificates, 'сертификат', 'сертификата', 'сертификатов')} этого вида.`,
    'Занятия, на которые дети уже записаны, продолжатся: ограничение спросят у новых заявок.',
  ]
}
