import { formatDay } from '#kernel/dates'
import { capital } from '#kernel/sentence'
import {
  ButtonLink,
  ButtonRow,
  Confirmation,
  ConfirmDialog,
  Notice,
  NumberedSteps,
  Page,
  Stack,
  SummaryList,
} from '#ui'
import type { Certificate, GroundWords, Point, Statement } from '../model/certificate.ts'
import type { Term } from '../rules/decision.ts'
import { activationWords } from '../words.ts'
import { FamilyDecision } from './decision.tsx'
import { leftWords, TermTag } from './decisions.tsx'
import { PointList } from './points.tsx'

export type StatementProps = {
  statement: Statement
  certificate: Certificate
  points: readonly Point[]
  childName: string
  /** Why it was refused or the certificate excluded, and how to appeal. */
  decision?: { ground: GroundWords | null; appeal: string }
  /** The term that runs now: of the papers, or of the decision. */
  term?: Term | null
}

const stateWords: Record<Statement['state'], string> = {
  submitted: 'подано, ждём вас с документами',
  accepted: 'принято, сертификат в обработке',
  approved: 'одобрено, сертификат активирован',
  refused: 'отказано',
  withdrawn: 'вы отозвали заявление',
  expired: 'срок истёк',
}

function stateOf({ state }: Statement, { validity }: Certificate): string {
  return state === 'approved' && validity === 'excluded' ? 'одобрено' : stateWords[state]
}

/** The filed statement: its numbers, what happens next, when and where. Can be opened again at any time. */
export function StatementPage(props: StatementProps) {
  const { statement, certificate, points } = props
  const waiting = statement.state === 'submitted'
  const title = waiting ? 'Заявление подано' : `Заявление ${statement.number}`
  return (
    <Page
      title={title}
      heading={waiting ? null : undefined}
      back={{ href: `/my/children/${statement.childId}`, label: 'Карточка ребёнка' }}
      hidden
    >
      {waiting ? (
        <Confirmation title="Заявление подано" numberLabel="Номер заявления" number={statement.number}>
          <Numbers {...props} />
          <Next statement={statement} term={props.term} />
        </Confirmation>
      ) : (
        <Numbers {...props} />
      )}
      {props.decision && <FamilyDecision statement={statement} certificate={certificate} {...props.decision} />}
      <Papers statement={statement} certificate={certificate} />
      {waiting && (
        <Stack>
          <h2>Куда прийти</h2>
          {points.length > 0 ? (
            <PointList points={points} />
          ) : (
            <p>Спросите адрес в уполномоченном органе вашего муниципалитета.</p>
          )}
        </Stack>
      )}
      {(statement.state === 'withdrawn' || statement.state === 'expired') && (
        <ButtonRow>
          <ButtonLink href={`/my/children/${statement.childId}/statement`}>Подать новое заявление</ButtonLink>
        </ButtonRow>
      )}
      {(waiting || statement.state === 'accepted') && (
        <ButtonRow>
          <Withdrawal statement={statement} />
        </ButtonRow>
      )}
    </Page>
  )
}

function Numbers({ statement, certificate, childName, term }: StatementProps) {
  return (
    <SummaryList
      rows={[
        { label: 'Ребёнок', value: childName },
        { label: 'Номер сертификата', value: <b>{certificate.number}</b> },
        {
          label: 'Сертификат',
          value: certificate.validity === 'excluded' ? 'исключён из реестра' : activationWords[certificate.activation],
        },
        { label: 'Заявление', value: stateOf(statement, certificate) },
        ...(statement.state === 'accepted' && term
          ? [{ label: 'Решение примут', value: <TermTag term={term} /> }]
          : []),
      ]}
    />
  )
}

function Next({ statement, term }: { statement: Statement; term?: Term | null | undefined }) {
  return (
    <>
      <h2>Что дальше</h2>
      <NumberedSteps
        steps={[
          {
            label: 'Распечатайте и подпишите',
            text: 'Заявление и согласие — в двух экземплярах: один останется у вас. Нет принтера — их распечатают в пункте приёма.',
          },
          {
            label: `Придите с документами до ${formatDay(statement.documentsDueOn)}`,
            text: `${term ? `${capital(leftWords(term.left))}. ` : ''}Нужны ваш паспорт, свидетельство о рождении или паспорт ребёнка и СНИЛС ребёнка.`,
          },
          {
            label: 'Сертификат активируют',
            text: 'Мы напишем письмо. Заявку в кружок можно подать уже сейчас, а зачислят после активации.',
          },
        ]}
      />
    </>
  )
}

function Papers({ statement, certificate }: Pick<StatementProps, 'statement' | 'certificate'>) {
  const base = `/my/statements/${statement.id}`
  if (statement.state === 'refused')
    return (
      <ButtonRow>
        <ButtonLink href={`${base}/refusal.pdf`} kind="ghost">
          Уведомление об отказе (PDF)
        </ButtonLink>
      </ButtonRow>
    )
  if (statement.state === 'withdrawn' || statement.state === 'expired' || certificate.validity === 'excluded')
    return null
  return (
    <ButtonRow>
      <ButtonLink href={`${base}/statement.pdf`} kind="ghost">
        Заявление (PDF)
      </ButtonLink>
      <ButtonLink href={`${base}/consent.pdf`} kind="ghost">
        Согласие (PDF)
      </ButtonLink>
      <ButtonLink href={`/my/certificates/${certificate.id}/extract.pdf`} kind="ghost">
        Выписка из реестра (PDF)
      </ButtonLink>
    </ButtonRow>
  )
}

function Withdrawal({ statement }: { statement: Statement }) {
  return (
    <ConfirmDialog
      label="Отозвать заявление"
      title="Отозвать заявление?"
      action={`/my/statements/${statement.id}/withdrawal`}
      confirm="Отозвать заявление"
      small
    >
      <Notice tone="warn">
        <p>Номер сертификата исключат из реестра. Новое заявление можно подать сразу, номер будет другим.</p>
      </Notice>
    </ConfirmDialog>
  )
}
