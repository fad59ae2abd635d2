import { Obstacles, QuoteInShort, waitsForOpening } from '#enrolment'
import { formatInstant } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { plural } from '#kernel/plural'
import { quoted } from '#kernel/quoted'
import { timetableWords } from '#programmes'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Checkbox,
  Columns,
  Disclosure,
  EmptyState,
  type FieldError,
  Form,
  Notice,
  Page,
  SumList,
  Tag,
} from '#ui'
import type { FiledLine, PricedLine } from '../model.ts'

export type BasketPageProps = {
  lines: readonly PricedLine[]
  filed: readonly FiledLine[]
  /** Lines whose sums had changed when the family pressed. */
  changed?: readonly string[]
  zone: string
  errors?: readonly FieldError[]
  answers?: Record<string, string | string[]>
}

/** «Корзина»: applications prepared beforehand, filed with one press. */
export function BasketPage({ lines, filed, changed = [], zone, errors, answers }: BasketPageProps) {
  return (
    <Page
      title="Корзина заявок"
      lead="Соберите заявки заранее — нескольким детям и в несколько кружков — и подайте все одним нажатием."
      width="wide"
      {...{ errors, answers }}
      hidden
    >
      <Filed filed={filed} />
      {lines.length === 0 && filed.length === 0 && <Empty />}
      {lines.length > 0 && (
        <Columns
          main={lines.map((line, index) => (
            <LineCard key={line.id} line={line} first={index === 0} changed={changed.includes(line.id)} zone={zone} />
          ))}
          aside={<Press lines={lines} zone={zone} />}
          asideLabel="Подать заявки"
        />
      )}
      {lines.length + filed.length > 0 && (
        <p>
          <a href="/programmes">Найти ещё кружок</a>
        </p>
      )}
    </Page>
  )
}

function Empty() {
  return (
    <EmptyState title="Корзина пока пуста" actions={<ButtonLink href="/programmes">Найти программу</ButtonLink>}>
      <p>
        На странице программы выберите ребёнка и группу и нажмите «В корзину». Это удобно, когда запись ещё не
        открылась: всё будет готово к первой минуте.
      </p>
    </EmptyState>
  )
}

function Filed({ filed }: { filed: readonly FiledLine[] }) {
  if (filed.length === 0) return null
  return (
    <Notice tone="good" title={`Готово: ${plural(filed.length, 'заявка подана', 'заявки поданы', 'заявок подано')}`}>
      <ul>
        {filed.map(({ id, applicationId, number, child, programme }) => (
          <li key={id}>
            <a href={`/my/applications/${applicationId}/receipt`}>№ {number}</a>: {child}, {quoted(programme)}
          </li>
        ))}
      </ul>
      <p>
        Что с ними дальше: <a href="/my/applications">заявки и договоры</a>.
      </p>
      <Form action="/my/basket/filed/removal">
        <Button kind="ghost" small>
          Убрать поданные из корзины
        </Button>
      </Form>
    </Notice>
  )
}

type LineProps = { line: PricedLine; first: boolean; changed: boolean; zone: string }

function LineCard({ line, first, changed, zone }: LineProps) {
  const { id, child, childId, groupId, calculation, facts, clashes } = line
  const { quote, reasons } = calculation
  const { programme, group } = facts
  const page = `/programmes/${programme.article}?child=${childId}&group=${groupId}`
  return (
    <Card
      title={programme.name}
      href={page}
      beside={<State line={line} zone={zone} />}
      actions={
        <>
          {!first && <LineButton action={`/my/basket/${id}/turn`} label="Выше" of={`${child}, ${programme.name}`} />}
          <LineButton action={`/my/basket/${id}/removal`} label="Убрать" of={`${child}, ${programme.name}`} />
        </>
      }
    >
      <p>
        <b>{child}</b> · группа {group.name}, {timetableWords(group.lessons) || 'расписание уточняется'}
        <br />
        <span class="muted small">
          {facts.provider.name}, {group.address}
        </span>
      </p>
      {changed && (
        <Notice tone="warn" title="Пока вы читали, расчёт изменился">
          <p>Эта заявка не отправлена. Посмотрите новые суммы и, если они подходят, подайте ещё раз.</p>
        </Notice>
      )}
      <QuoteInShort quote={quote} />
      {clashes.length > 0 && (
        <Notice tone="warn" title="Занятия пересекаются">
          <p>В те же часы у ребёнка: {clashes.map(quoted).join(', ')}. Подать можно и так.</p>
        </Notice>
      )}
      <Blocks line={line}>
        <Obstacles reasons={reasons} />
      </Blocks>
    </Card>
  )
}

function Blocks({ line, children }: { line: PricedLine; children: preact.ComponentChildren }) {
  const { reasons } = line.calculation
  if (reasons.length === 0 || waitsForOpening(line.calculation.quote)) return null
  const blocking = reasons.some(({ blocks }) => blocks)
  return (
    <Disclosure summary={blocking ? 'Что мешает и что делать' : 'На что обратить внимание'} open={blocking}>
      {children}
    </Disclosure>
  )
}

function State({ line: { calculation, facts }, zone }: { line: PricedLine; zone: string }) {
  const { quote } = calculation
  if (quote.allowed) return <Tag tone="good">Можно подать</Tag>
  if (waitsForOpening(quote)) return <Tag tone="warn">С {formatInstant(facts.group.applicationsFrom, zone)}</Tag>
  return <Tag tone="bad">Пока нельзя</Tag>
}

function LineButton({ action, label, of }: { action: string; label: string; of: string }) {
  return (
    <Form action={action} class="inline">
      <Button kind="ghost" small>
        {label}
        <span class="visually-hidden">: {of}</span>
      </Button>
    </Form>
  )
}

function Press({ lines, zone }: { lines: readonly PricedLine[]; zone: string }) {
  const ready = lines.filter(({ calculation }) => calculation.quote.allowed)
  const waiting = lines.filter(({ calculation }) => waitsForOpening(calculation.quote))
  if (ready.length === 0) return <NothingReady waiting={waiting} zone={zone} />
  const sum = (part: 'certificate' | 'parent') =>
    ready.reduce((total, { calculation }) => total + calculation.quote[part], 0n)
  const parent = sum('parent')
  return (
    <Card title={`Подать ${plural(ready.length, 'заявку', 'заявки', 'заявок')}`}>
      <Form action="/my/basket">
        <SumList
          rows={[
            { label: 'Оплатят сертификаты', sum: formatRoubles(sum('certificate'), { short: true }), tone: 'good' },
            { label: 'Вам платить', sum: formatRoubles(parent, { short: true }), tone: 'total' },
          ]}
        />
        {ready.map(({ id, calculation: { quote } }) => (
          <input key={id} type="hidden" name="seen" value={`${id} ${quote.startsOn} ${quote.version}`} />
        ))}
        <input type="hidden" name="parent" value={parent > 0n ? 'yes' : 'no'} />
        <Checkbox name="terms" label="Мне подходят программы, расписание, даты и порядок оплаты" />
        {parent > 0n && (
          <Checkbox name="pays" label={`Знаю о доплате: ${formatRoubles(parent, { short: true })} платит семья`} />
        )}
        <p>
          Заявки уйдут по порядку сверху вниз, и у каждой будет свой ответ: если одну подать не удастся, остальные это
          не задержит.
        </p>
        <Button kind="go">Подать {plural(ready.length, 'заявку', 'заявки', 'заявок')}</Button>
      </Form>
    </Card>
  )
}

function NothingReady({ waiting, zone }: { waiting: readonly PricedLine[]; zone: string }) {
  const [soonest] = waiting.map(({ facts }) => facts.group.applicationsFrom).sort(Temporal.Instant.compare)
  if (!soonest) return null
  return (
    <Notice title={`Запись откроется ${formatInstant(soonest, zone)}`}>
      <p>
        Всё готово. В эту минуту мы напишем вам письмо, а здесь появится кнопка: одно нажатие подаст все заявки. Раньше
        подать не может никто, место и деньги пока не заняты.
      </p>
      <ButtonRow>
        <ButtonLink kind="ghost" href="/my/basket">
          Обновить страницу
        </ButtonLink>
      </ButtonRow>
    </Notice>
  )
}
