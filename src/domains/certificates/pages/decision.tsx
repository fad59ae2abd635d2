import { formatPhone } from '#kernel/contacts'
import type { Answers } from '#ui'
import {
  Button,
  ButtonLink,
  type FieldError,
  Form,
  InstantText,
  Notice,
  Page,
  RadioGroup,
  Stack,
  SummaryList,
  TextArea,
} from '#ui'
import type { Certificate, GroundWords, Point, RefusalGround, Statement } from '../model/certificate.ts'
import { TermTag, type Waiting } from './decisions.tsx'

export type Grounds = Record<RefusalGround, GroundWords>
type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }
export type DecisionProps = Again & {
  statement: Statement
  certificate: Certificate
  waiting: Waiting
  point: Point | null
  grounds: Grounds
  consent: boolean
  zone: string
}

const decided: Partial<Record<Statement['state'], { title: string; tone: 'good' | 'warn' }>> = {
  approved: { title: 'Заявление одобрено, сертификат активирован', tone: 'good' },
  refused: { title: 'По заявлению отказали', tone: 'warn' },
  withdrawn: { title: 'Семья отозвала заявление', tone: 'warn' },
  expired: { title: 'Заявление закрыто: срок прошёл', tone: 'warn' },
}

/** One full package: what was accepted, where and when, and the two decisions (S-130…S-135). */
export function DecisionPage(props: DecisionProps) {
  const { statement, certificate, waiting, point, zone, errors, answers } = props
  return (
    <Page
      title={`Решение по заявлению ${statement.number}`}
      back={{ href: '/region/statements', label: 'Все заявления' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <SummaryList
        rows={[
          { label: 'Номер сертификата', value: certificate.number },
          { label: 'Муниципалитет', value: waiting.municipality },
          { label: 'Категория', value: waiting.category },
          { label: 'Подано', value: <InstantText instant={statement.submittedAt} zone={zone} /> },
          { label: 'Полный пакет принят', value: <InstantText instant={waiting.acceptedAt} zone={zone} /> },
          {
            label: 'Кто сверил документы',
            value: point ? `${point.name}, ${point.specialist}, ${formatPhone(point.phone)}` : 'не указано',
          },
          ...(statement.state === 'accepted' ? [{ label: 'Решить', value: <TermTag term={waiting.term} /> }] : []),
        ]}
      />
      {statement.state === 'accepted' ? <Decide {...props} /> : <Decided {...props} />}
    </Page>
  )
}

function Decided({ statement, grounds, zone }: DecisionProps) {
  const words = decided[statement.state]
  if (!words) return null
  return (
    <Notice
      tone={words.tone}
      title={words.title}
      actions={statement.state === 'refused' && <RefusalPaper place="/region" statement={statement} />}
    >
      {statement.refusalGround && <p>{grounds[statement.refusalGround].words}.</p>}
      {statement.decisionText && <p>{statement.decisionText}</p>}
      {statement.decidedAt && (
        <p>
          <InstantText instant={statement.decidedAt} zone={zone} />
        </p>
      )}
    </Notice>
  )
}

/** The notice of refusal, for whoever decided: printed for a family that came in person. */
export function RefusalPaper({ place, statement }: { place: '/reception' | '/region'; statement: Statement }) {
  return (
    <ButtonLink href={`${place}/statements/${statement.id}/refusal.pdf`} kind="ghost">
      Уведомление об отказе (PDF)
    </ButtonLink>
  )
}

function Decide({ statement, grounds, consent }: DecisionProps) {
  const base = `/region/statements/${statement.id}`
  return (
    <>
      {consent ? (
        <section>
          <Stack>
            <h2>Одобрить</h2>
            <p>Сертификат активируют и запись появится в реестре. Отменить это нельзя.</p>
            <Form action={`${base}/approval`}>
              <Button kind="go">Одобрить и активировать</Button>
            </Form>
          </Stack>
        </section>
      ) : (
        <Notice tone="warn" title="Заявитель отозвал согласие на обработку данных">
          <p>Одобрить заявление нельзя. Откажите по основанию «Нет согласия», семья получит письмо.</p>
        </Notice>
      )}
      <section>
        <Stack>
          <h2>Отказать</h2>
          <RefusalForm action={`${base}/refusal`} grounds={grounds} />
        </Stack>
      </section>
    </>
  )
}

/** The dictionary of grounds with their law, and an explanation in plain words. */
function RefusalForm({ action, grounds }: { action: string; grounds: Grounds }) {
  const options = Object.entries(grounds).map(([value, { words, law }]) => ({ value, label: words, hint: law }))
  return (
    <Form action={action}>
      <RadioGroup name="ground" legend="Основание отказа" options={options} cards />
      <TextArea
        name="text"
        label="Пояснение для семьи"
        hint="Что именно не так и что исправить. Семья прочитает это в письме и в кабинете. Не пишите номера документов и СНИЛС."
        rows={4}
        limit={1000}
      />
      <Button kind="danger">Отказать</Button>
    </Form>
  )
}

export type PointRefusalProps = Again & { statement: Statement; grounds: Grounds }

/** A point refuses where points decide. */
export function PointRefusalPage({ statement, grounds, errors, answers }: PointRefusalProps) {
  return (
    <Page
      title={`Отказать по заявлению ${statement.number}`}
      back={{ href: `/reception/statements/${statement.id}`, label: 'К заявлению' }}
      lead="Номер сертификата исключат из реестра, семья получит письмо с основанием и сможет подать заявление снова."
      errors={errors}
      answers={answers}
      hidden
    >
      <RefusalForm action={`/reception/statements/${statement.id}/refusal`} grounds={grounds} />
    </Page>
  )
}

export type FamilyDecisionProps = {
  statement: Statement
  certificate: Certificate
  ground: GroundWords | null
  appeal: string
}

/** The family's side of a decision: the ground, the law, what can be done, how to appeal, how to file again. */
export function FamilyDecision({ statement, certificate, ground, appeal }: FamilyDecisionProps) {
  if (statement.state === 'expired' && !certificate.exclusionGround)
    return (
      <Notice tone="warn" title="Срок прошёл, заявление закрыто" actions={<FileAgain statement={statement} />}>
        <p>
          Документы не принесли вовремя, поэтому номер сертификата исключён из реестра. Подайте заявление снова: данные
          и категория уже заполнены, останется дать согласия.
        </p>
      </Notice>
    )
  if (!ground) return null
  const title = statement.state === 'refused' ? 'По заявлению отказали' : 'Сертификат исключён из реестра'
  return (
    <Stack>
      <Notice tone="warn" title={title} actions={<FileAgain statement={statement} />}>
        <p>
          <b>{ground.words}.</b> {statement.decisionText ?? certificate.exclusionText}
        </p>
        <p>{ground.explanation}</p>
        <p class="muted small">Чем предусмотрено: {ground.law}.</p>
      </Notice>
      {certificate.exclusionGround !== 'renounced' && (
        <section>
          <Stack>
            <h2>Если вы не согласны</h2>
            <p>{appeal}</p>
          </Stack>
        </section>
      )}
    </Stack>
  )
}

function FileAgain({ statement }: { statement: Statement }) {
  return (
    <Form action={`/my/statements/${statement.id}/again`}>
      <Button>Подать снова</Button>
    </Form>
  )
}

/** Where giving up begins: on the child's page, quietly. */
export function RenunciationLink({ certificate }: { certificate: Certificate }) {
  if (certificate.activation !== 'activated' || certificate.validity === 'excluded') return null
  return (
    <p class="small">
      <a href={`/my/certificates/${certificate.id}/renunciation`}>Отказаться от сертификата</a>
    </p>
  )
}
