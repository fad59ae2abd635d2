import { formatDay } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { ButtonLink, ConfirmDialog, Notice } from '#ui'
import type { Change } from '../model/change.ts'
import { groundWords } from '../words.ts'

/** «вы 4-й в очереди», and what is being decided: the family's block on the child's page (S-139, S-141). */
export function NominalChange({ childId, certificate, change, place, left, byItself = false }: NominalChangeProps) {
  const { activation, validity, funding } = certificate
  if (validity !== 'valid' || funding === 'nominal') return null
  // A certificate takes its place when it is issued, before it is activated.
  if (place !== null)
    return (
      <Notice title={`Вы ${place}-й в очереди на номинал`} actions={change && <Withdraw change={change} />}>
        <p>
          Предел сертификатов с номиналом сейчас достигнут. Когда место освободится, номинал зачислят сам собой и мы
          напишем.
        </p>
      </Notice>
    )
  if (activation !== 'activated') return null
  if (change?.state === 'submitted')
    return (
      <Notice title={`Заявление ${change.number} на номинал рассматривают`} actions={<Withdraw change={change} />}>
        <p>
          Решение примут до <b>{formatDay(change.dueOn)}</b>, {leftWords(left)}. Приходить никуда не нужно.{' '}
          <a href={`/my/changes/${change.id}/statement.pdf`}>Заявление (PDF)</a>
        </p>
      </Notice>
    )
  return (
    <Notice
      {...(change?.state === 'refused' && { tone: 'warn' as const })}
      title={
        change?.state === 'refused'
          ? 'В номинале отказали'
          : byItself
            ? 'Номинал появится с первым договором'
            : 'Этим сертификатом пока нельзя платить'
      }
      actions={<ButtonLink href={`/my/children/${childId}/nominal`}>Попросить номинал</ButtonLink>}
    >
      {change?.state === 'refused' ? (
        <p>
          Причина: {groundWords(change.refusalGround)}. {change.decisionText} Подать заявление снова можно в любой день.
        </p>
      ) : byItself ? (
        <p>
          Пока это сертификат учёта: по нему занимаются бесплатно. Когда ребёнка зачислят на программу, которую
          оплачивает сертификат, нужная сумма придёт сама. Попросить номинал можно и заранее.
        </p>
      ) : (
        <p>Это сертификат учёта: по нему занимаются бесплатно. Чтобы платить им за кружки, нужен номинал.</p>
      )}
    </Notice>
  )
}

export type NominalChangeProps = {
  childId: string
  certificate: { activation: string; validity: string; funding: string }
  change: Change | null
  place: number | null
  left: number
  /** The region gives the nominal with an enrolment: asking for it is one of two ways (S-148). */
  byItself?: boolean
}

function Withdraw({ change }: { change: Change }) {
  return (
    <ConfirmDialog
      label="Отозвать заявление"
      title="Отозвать заявление на номинал?"
      action={`/my/changes/${change.id}/withdrawal`}
      confirm="Отозвать"
      small
    >
      <p>Место в очереди пропадёт. Подать заявление снова можно в любой день, но вы встанете в конец.</p>
    </ConfirmDialog>
  )
}

/** How much of a term is left, or by how much it is over. */
export function leftWords(left: number): string {
  if (left < 0) return 'срок прошёл'
  if (left === 0) return 'сегодня последний день'
  const word = left % 10 === 1 && left % 100 !== 11 ? 'остался' : 'осталось'
  return `${word} ${plural(left, 'рабочий день', 'рабочих дня', 'рабочих дней')}`
}
