import { type Day, formatDay, isAfter } from '#kernel/dates'
import type { WorkingCalendar } from '#kernel/working-days'
import { ButtonLink, ButtonRow, Notice, Pass, Stack } from '#ui'
import type { Certificate, Point, Statement } from '../model/certificate.ts'
import { dueOf, type Term, termOf } from '../rules/decision.ts'
import { activationWords } from '../words.ts'
import { RenunciationLink } from './decision.tsx'
import { leftWords, TermTag } from './decisions.tsx'
import { PointList } from './points.tsx'

export type CertificateCardProps = {
  childId: string
  /** «Петрова Мария Андреевна» */
  holder: string
  certificate: Certificate | null
  statement: Statement | null
  /** Reception points of the municipality. */
  points: readonly Point[]
  today: Day
  /** Signed in by the number: what only the family does is not offered. */
  limited?: boolean
  /** While it is frozen: since when, why and what is kept, in words. */
  freeze?: { since: string; why: string; kept: string | null } | null
  /** For the working days that are left of a term. */
  calendar?: WorkingCalendar
}

/** The block «Сертификат» of the child's page: the record, its state, the next step with its date and place. */
export function CertificateCard(props: CertificateCardProps) {
  const { certificate, holder } = props
  if (!certificate) return <NoCertificate {...props} />
  return (
    <Stack>
      <Pass
        kind="Сертификат дополнительного образования"
        holder={holder}
        number={certificate.number}
        state={stateOf(certificate)}
        note={`действует по ${formatDay(certificate.validTo)}`}
        muted={certificate.activation !== 'activated' || certificate.validity !== 'valid'}
      />
      {!props.limited && <NextStep {...props} certificate={certificate} />}
    </Stack>
  )
}

function NextStep({
  certificate,
  statement,
  points,
  today,
  calendar,
  freeze,
}: CertificateCardProps & { certificate: Certificate }) {
  if (certificate.validity === 'frozen')
    return (
      <Notice
        tone="warn"
        title={freeze ? `Сертификат приостановлен ${freeze.since}` : 'Сертификат приостановлен'}
        actions={freeze && <ButtonLink href="#contacts">Кому позвонить</ButtonLink>}
      >
        {freeze && <p>Основание: {freeze.why}</p>}
        {freeze?.kept && (
          <p>
            Остаток {freeze.kept} записан за ребёнком. Платить им пока нельзя, он вернётся, когда сертификат возобновят
            и будет свободное место. Нетронутый номинал вернётся таким, каким он был бы без перерыва.
          </p>
        )}
        {!freeze && <p>По вопросам обратитесь в уполномоченный орган муниципалитета.</p>}
      </Notice>
    )
  if (certificate.activation === 'activated')
    return (
      <ButtonRow>
        <ButtonLink href="/programmes">Выбрать занятие</ButtonLink>
        <ButtonLink href={`/my/certificates/${certificate.id}/extract.pdf`} kind="ghost">
          Скачать выписку
        </ButtonLink>
        <RenunciationLink certificate={certificate} />
      </ButtonRow>
    )
  const dueOn = statement && dueOf(statement)
  const term = dueOn && calendar ? termOf(calendar, today, dueOn) : null
  if (certificate.activation === 'in-process')
    return (
      <Notice title="Заявление принято, сертификат в обработке">
        <p>
          Больше ничего делать не нужно: мы напишем, когда сертификат активируют. Заявку в кружок можно подать уже
          сейчас.
        </p>
        {term && (
          <p>
            Решение примут <TermTag term={term} />
          </p>
        )}
      </Notice>
    )
  return statement ? <Congratulation {...{ statement, points, today, term }} /> : null
}

/** S-001: good news first, then what must still be done, where and by when. */
function Congratulation({
  statement,
  points,
  today,
  term,
}: Pick<CertificateCardProps, 'points' | 'today'> & { statement: Statement; term: Term | null }) {
  const late = isAfter(today, statement.documentsDueOn)
  return (
    <Notice
      tone="good"
      title="Поздравляем с получением сертификата дополнительного образования!"
      actions={<ButtonLink href={`/my/statements/${statement.id}`}>Что взять с собой и куда прийти</ButtonLink>}
    >
      <p>
        Чтобы пользоваться сертификатом, его нужно активировать. Заявку в кружок можно подать уже сейчас, но зачислить
        ребёнка без активации организация не сможет.
      </p>
      {late ? (
        <p>
          Срок, когда нужно было прийти с документами, — {formatDay(statement.documentsDueOn)} — прошёл. Это заявление
          закроется само, подайте новое: на странице заявления это одно нажатие.
        </p>
      ) : (
        <p>
          Придите с документами до <b>{formatDay(statement.documentsDueOn)}</b>
          {term && `, ${leftWords(term.left)}`}. Куда прийти:
        </p>
      )}
      <PointList points={points.slice(0, 2)} />
    </Notice>
  )
}

const without: Partial<Record<Statement['state'], string>> = {
  withdrawn: 'Вы отозвали заявление на сертификат',
  refused: 'По заявлению на сертификат отказали',
  expired: 'Срок заявления на сертификат прошёл',
  approved: 'Сертификат больше не действует',
}

function NoCertificate({ childId, statement }: CertificateCardProps) {
  const title = statement ? without[statement.state] : undefined
  return (
    <Notice
      title={title ?? 'У ребёнка пока нет сертификата'}
      actions={
        <>
          <ButtonLink href={`/my/children/${childId}/statement`}>Подать заявление на сертификат</ButtonLink>
          {title && statement && (
            <ButtonLink href={`/my/statements/${statement.id}`} kind="ghost">
              Почему и что делать
            </ButtonLink>
          )}
        </>
      }
    >
      <p>
        Сертификат нужен, чтобы записаться в кружок и оплатить занятия из бюджета. Заявление займёт около пяти минут.
      </p>
    </Notice>
  )
}

function stateOf({ validity, activation }: Certificate): string {
  return validity === 'frozen' ? 'приостановлен' : activationWords[activation]
}
