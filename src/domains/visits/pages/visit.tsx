import type { Certificate, Statement } from '#certificates'
import { maskEmail } from '#kernel/contacts'
import { formatInstant } from '#kernel/dates'
import { shortName } from '#kernel/names'
import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  CheckboxGroup,
  ConfirmDialog,
  type FieldError,
  Form,
  Notice,
  NumberedSteps,
  Page,
  QrDrawing,
  Stack,
  TaskList,
} from '#ui'
import { type Visit, type VisitAnswers, type VisitCode, visitPapers } from '../model.ts'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }
export type VisitLine = { visit: Visit; who: string | null }

/** The desk of visits without a statement: what was begun, and another one. */
export function VisitsPage({
  visits,
  zone,
  errors = [],
  answers = {},
}: Again & { visits: readonly VisitLine[]; zone: string }) {
  return (
    <Page
      title="Оформление вместе с посетителем"
      over="К вам пришли за сертификатом без заявления"
      back={{ href: '/reception', label: 'Приём заявлений' }}
      lead="Заполните заявление вдвоём. Отметки о согласии заявитель поставит сам, на своём телефоне или на втором экране."
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/reception/visits">
        <CheckboxGroup
          name="papers"
          legend="Что есть у посетителя"
          hint="Если чего-то нет, не начинайте: пригласите прийти ещё раз и дайте памятку."
          options={Object.entries(visitPapers).map(([value, label]) => ({ value, label }))}
        />
        <ButtonRow>
          <Button>Начать оформление</Button>
          <ButtonLink href="/papers/memo.pdf" kind="ghost">
            Памятка для родителей (PDF)
          </ButtonLink>
        </ButtonRow>
      </Form>
      <Stack>
        <h2>Не закончено</h2>
        {visits.length === 0 && <p>Все оформления закончены.</p>}
        {visits.map(({ visit, who }) => (
          <Card
            key={visit.id}
            title={`Оформление ${visit.number}`}
            href={`/reception/visits/${visit.id}`}
            level={3}
            tight
          >
            <p>
              {who ?? 'Заявитель ещё не записан'}, начато {formatInstant(visit.startedAt, zone)}
            </p>
          </Card>
        ))}
      </Stack>
    </Page>
  )
}

export type VisitProps = {
  visit: Visit
  answers: VisitAnswers
  missing: readonly string[]
  code: VisitCode | null
  zone: string
  /** Where the applicant's phone comes to; the code itself stands in the letter alone. */
  address: string
  qr: { width: number; squares: readonly number[] }
  filed: { statement: Statement; certificate: Certificate; mayPrint: boolean } | null
}

/** One visit: what is filled in, the applicant's own screen, then papers and acceptance. */
export function VisitPage(props: VisitProps) {
  const { visit, filed } = props
  return (
    <Page
      title={`Оформление ${visit.number}`}
      back={{ href: '/reception/visits', label: 'Все оформления' }}
      lead={
        visit.state === 'open'
          ? 'Ответы сохраняются: можно прерваться, продолжит и другой сотрудник пункта.'
          : undefined
      }
      hidden
    >
      {visit.state === 'open' && <Filling {...props} />}
      {filed && <Filed visit={visit} {...filed} />}
      {visit.state === 'cancelled' && (
        <Notice title="Оформление отменено" actions={<ButtonLink href="/reception/visits">Начать новое</ButtonLink>}>
          <p>Данные посетителя удалены, в его кабинет ничего не попало.</p>
        </Notice>
      )}
    </Page>
  )
}

function Filling(props: VisitProps) {
  const { visit, answers, missing } = props
  const { applicant, child } = answers
  const base = `/reception/visits/${visit.id}`
  const state = (part: string) => (missing.includes(part) ? 'todo' : 'done')
  const who = applicant && `${shortName(applicant.name)}, ${maskEmail(applicant.email)}`
  return (
    <>
      <TaskList
        tasks={[
          { label: 'Документы посетителя', state: 'done' },
          {
            label: 'Заявитель',
            href: `${base}/applicant`,
            state: state('applicant'),
            hint: who ?? 'Почта, имя, документ и адрес',
          },
          {
            label: 'Ребёнок',
            href: `${base}/child`,
            state: state('child'),
            hint: child ? shortName(child.name) : 'СНИЛС, документ и адрес',
          },
          {
            label: 'Категория ребёнка',
            href: `${base}/category`,
            state: missing.includes('category') ? 'choice' : 'done',
          },
          { label: 'Согласия: отмечает заявитель сам', state: missing.length > 0 ? 'later' : 'last' },
        ]}
      />
      {missing.length === 0 && <OwnScreen {...props} />}
      <ButtonRow>
        <ConfirmDialog
          label="Отменить оформление"
          title="Отменить оформление?"
          action={`${base}/cancellation`}
          confirm="Отменить оформление"
          small
        >
          <Notice tone="warn">
            <p>
              Всё, что вы заполнили, будет удалено. Посетитель сможет прийти ещё раз или подать заявление в кабинете.
            </p>
          </Notice>
        </ConfirmDialog>
      </ButtonRow>
    </>
  )
}

/** The worker has no box to tick here: only a way to the applicant's own screen (S-064). */
function OwnScreen({ visit, code, zone, address, qr, answers }: VisitProps) {
  const base = `/reception/visits/${visit.id}`
  const email = answers.applicant ? maskEmail(answers.applicant.email) : ''
  if (!code)
    return (
      <Form action={`${base}/code`}>
        <h2>Согласия заявителя</h2>
        <p>Заявитель получит письмо на {email}: в нём ссылка и код. Он прочтёт заявление и сам поставит обе отметки.</p>
        <Button kind="go">Отправить письмо заявителю</Button>
      </Form>
    )
  return (
    <Card title="Теперь заявитель — на своём экране" level={2}>
      <Notice
        title={`Ждём отметок заявителя до ${formatInstant(code.expiresAt, zone)}`}
        actions={<ButtonLink href={base}>Проверить, отправил ли</ButtonLink>}
      >
        <p>
          Письмо с кодом ушло на {email}. Код знает только заявитель: не просите назвать его и не отмечайте за него.
        </p>
      </Notice>
      <QrDrawing code={qr} label={`QR-код страницы ${address}`} />
      <NumberedSteps
        level={3}
        steps={[
          { label: 'Открыть', text: `По ссылке из письма, по QR-коду или по адресу ${address}` },
          {
            label: 'Ввести',
            text: `Номер оформления ${visit.number} и код из письма. По ссылке вводить ничего не нужно.`,
          },
          { label: 'Проверить и отметить', text: 'Заявитель читает заявление, ставит две отметки и отправляет.' },
        ]}
      />
      <Form action={`${base}/code`}>
        <Button kind="quiet">Отправить новое письмо</Button>
      </Form>
    </Card>
  )
}

type FiledProps = { visit: Visit; statement: Statement; certificate: Certificate; mayPrint: boolean }

/** S-065…S-067: print, sign, hand over, accept. */
function Filed({ visit, statement, certificate, mayPrint }: FiledProps) {
  const base = `/reception/visits/${visit.id}`
  const desk = `/reception/statements/${statement.id}`
  return (
    <>
      <Notice tone="good" title="Заявитель поставил отметки и отправил заявление">
        <p>
          Номер заявления <b>{statement.number}</b>, номер сертификата <b>{certificate.number}</b>. Письмо с ними и со
          ссылкой на заявление уже у заявителя.
        </p>
      </Notice>
      <NumberedSteps
        level={2}
        steps={[
          {
            label: 'Распечатайте',
            text: 'Заявление и два экземпляра согласия. Заявитель подписывает, один экземпляр согласия — его.',
          },
          { label: 'Отдайте выписку', text: 'Это сертификат на бумаге. Пароля на ней нет.' },
          {
            label: 'Примите заявление',
            text: 'Сверьте с документами и зарегистрируйте приём; активируйте, если уполномочены.',
          },
        ]}
      />
      {mayPrint ? (
        <ButtonRow>
          <ButtonLink href={`${base}/statement.pdf`} kind="ghost">
            Заявление (PDF)
          </ButtonLink>
          <ButtonLink href={`${base}/consent.pdf`} kind="ghost">
            Согласие, 2 экземпляра (PDF)
          </ButtonLink>
          <ButtonLink href={`${base}/extract.pdf`} kind="ghost">
            Выписка (PDF)
          </ButtonLink>
        </ButtonRow>
      ) : (
        <p>Бумаги этого оформления печатают в день визита; теперь их печатает семья в своём кабинете.</p>
      )}
      <ButtonRow>
        <ButtonLink href={desk} kind="go">
          {statement.state === 'submitted' ? 'Сверить и принять' : 'Открыть заявление'}
        </ButtonLink>
      </ButtonRow>
    </>
  )
}
