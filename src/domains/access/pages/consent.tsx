import { formatDay, formatInstant } from '#kernel/dates'
import { plural } from '#kernel/plural'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Checkbox,
  Disclosure,
  type FieldError,
  Form,
  Notice,
  Page,
  SummaryList,
} from '#ui'
import { documents, type Operator } from '../documents/document.ts'
import type { ConsentState } from '../queries/consent.ts'
import { DocumentPieces } from './document.tsx'

const document = documents['personal-data']
const path = '/my/settings/consent'

type Props = {
  state: ConsentState
  operator: Operator
  /** Days until the vault is cleared after a withdrawal. */
  days: number
  zone: string
  /** Where the person came from. */
  next: string
  errors?: readonly FieldError[]
}

/** S-035, S-036: the consent with its state, what changing it does, and the way back to it. */
export function ConsentPage({ state, operator, days, zone, next, errors = [] }: Props) {
  return (
    <Page title="Согласие на обработку персональных данных" back={next} errors={errors} hidden>
      <SummaryList
        rows={[
          { label: 'Состояние', value: stateWords(state, zone) },
          ...(state.kept
            ? [{ label: 'Редакция', value: `от ${formatDay(Temporal.PlainDate.from(state.kept.version))}` }]
            : []),
        ]}
      />
      {state.inForce ? (
        <Living operator={operator} next={next} />
      ) : (
        <Withdrawn operator={operator} days={days} next={next} />
      )}
    </Page>
  )
}

function Living({ operator, next }: Pick<Props, 'operator' | 'next'>) {
  return (
    <>
      <Disclosure summary="Прочитать правила, с которыми вы согласились">
        <DocumentPieces document={document} operator={operator} />
      </Disclosure>
      <h2>Изменить решение</h2>
      <p>Согласие можно отозвать в любой день. Сначала мы покажем, что после этого изменится.</p>
      <ButtonRow>
        <ButtonLink href={`${path}/withdrawal?next=${encodeURIComponent(next)}`} kind="ghost">
          Отозвать согласие
        </ButtonLink>
      </ButtonRow>
    </>
  )
}

function Withdrawn({ operator, days, next }: Pick<Props, 'operator' | 'days' | 'next'>) {
  return (
    <>
      <Notice tone="warn" title="Новые заявки и заявления сейчас закрыты">
        <p>
          Договоры, которые уже действуют, продолжаются. Документ и адрес, которые вы записали для заявлений, мы удалим
          через {plural(days, 'день', 'дня', 'дней')} после отзыва. Если дать согласие снова, всё заработает сразу.
        </p>
      </Notice>
      <h2>Дать согласие снова</h2>
      <DocumentPieces document={document} operator={operator} />
      <Form action={path}>
        <input type="hidden" name="version" value={document.version} />
        <input type="hidden" name="next" value={next} />
        <Checkbox name="agree" label={`${document.tick.before} ${document.tick.link}`} />
        <Button>Дать согласие</Button>
      </Form>
    </>
  )
}

/** What it does, before it is done. */
export function WithdrawalPage({ days, next }: Pick<Props, 'days' | 'next'>) {
  return (
    <Page title="Отозвать согласие?" back={next} hidden>
      <p>Посмотрите, что изменится:</p>
      <ul>
        <li>
          <b>Занятия продолжатся.</b> Договоры, которые уже заключены, и заявки, которые уже поданы, остаются в силе.
        </li>
        <li>
          <b>Новые заявки в кружки и новые заявления закроются</b>, пока вы не дадите согласие снова.
        </li>
        <li>
          <b>Документ и адрес, записанные для заявлений, удалим</b> через {plural(days, 'день', 'дня', 'дней')}. До
          этого дня можно передумать.
        </li>
        <li>
          <b>Заявление на сертификат, которое ещё проверяют, не одобрят</b>, пока вы не дадите согласие снова.
        </li>
        <li>
          Сертификат, который уже активирован, остаётся в реестре: его ведут по закону и по заявлению, которое вы
          подписали.
        </li>
      </ul>
      <Form action={`${path}/withdrawal`}>
        <input type="hidden" name="next" value={next} />
        <ButtonRow>
          <Button kind="danger">Отозвать согласие</Button>
          <ButtonLink href={next} kind="ghost">
            Оставить как есть
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  )
}

export function stateWords({ inForce, kept, withdrawnAt }: ConsentState, zone: string): string {
  if (inForce) return kept ? `получено ${formatInstant(kept.givenAt, zone)}` : 'получено на бумаге'
  return withdrawnAt ? `отозвано ${formatInstant(withdrawnAt, zone)}` : 'отозвано'
}
