import type { ComponentChildren } from 'preact'
import { formatDay, isAfter } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { sentence } from '#kernel/sentence'
import { Button, ButtonLink, ButtonRow, Form, Notice } from '#ui'
import type { ApplicationView } from '../../applications/queries/list.ts'
import type { Story } from '../../applications/queries/story.ts'
import { contractStateWords } from '../../applications/words/states.ts'
import { DeletionNow } from '../../deletion/pages.tsx'
import type { Notice as TerminationNotice } from '../queries/notice.ts'
import { noticeEffect } from '../rules/termination.ts'

type Props = {
  application: ApplicationView
  story: Story
  today: Temporal.PlainDate
  /** Who reads: the two sides end a contract from pages of their own. */
  side: 'family' | 'provider'
  children?: ComponentChildren
}

/** A contract that lives: what it does now, and the way to end it or to change one's mind. */
export function ContractNow({ application, story, today, side, children }: Props) {
  const { id, contractState } = application
  const here = side === 'family' ? `/my/applications/${id}` : `/provider/applications/${id}`
  const notice = story.notices.find(({ withdrawnAt }) => withdrawnAt === null)
  if (contractState === 'terminating' && notice)
    return (
      <Ending notice={notice} {...{ here, side, today }} provider={application.provider} goesOn={story.seatGoesOn} />
    )
  const deletion = story.deletions.find(({ state }) => state === 'asked' || state === 'agreed')
  const ends = noticeEffect({ today, ...application }).kind !== 'nothing'
  const mistaken = side === 'provider' && !deletion
  return (
    <>
      {deletion && <DeletionNow {...{ deletion, side, here }} />}
      <Notice tone="good" title={`Договор ${contractState ? contractStateWords[contractState] : 'заключён'}`}>
        {children}
      </Notice>
      {(ends || mistaken) && (
        <ButtonRow>
          {ends && (
            <ButtonLink kind="quiet" href={`${here}/termination`}>
              Расторгнуть договор
            </ButtonLink>
          )}
          {mistaken && (
            <ButtonLink kind="quiet" href={`${here}/deletion`}>
              Договор оформлен по ошибке?
            </ButtonLink>
          )}
        </ButtonRow>
      )}
    </>
  )
}

type EndingProps = {
  notice: TerminationNotice
  here: string
  side: 'family' | 'provider'
  today: Temporal.PlainDate
  provider: string
  /** The seat goes over to a concluded prolongation. */
  goesOn: boolean
}

function Ending({ notice, here, side, today, provider, goesOn }: EndingProps) {
  const { lastOn, reason, released } = notice
  const mayTakeBack = notice.side === side && !isAfter(today, lastOn)
  return (
    <>
      <Notice
        tone="warn"
        title={`Договор расторгается: последний день ${formatDay(lastOn)}`}
        actions={
          <ButtonLink kind="ghost" href={`${here}/termination.pdf`}>
            Уведомление, PDF
          </ButtonLink>
        }
      >
        <p>{whoGave(notice.side, side, provider)}</p>
        {reason && <p>Причина: {sentence(reason)}</p>}
        <p>
          {released > 0n && `За следующие месяцы на сертификат вернулось ${formatRoubles(released, { short: true })}. `}
          {goesOn
            ? 'Место в группе останется за ребёнком: продлённый договор заключён и остаётся в силе.'
            : `Место в группе освободится ${formatDay(lastOn.add({ days: 1 }))}.`}
        </p>
      </Notice>
      {mayTakeBack && (
        <Form action={`${here}/termination/withdrawal`}>
          <p>Передумали? До {formatDay(lastOn)} включительно уведомление можно отозвать, место пока за ребёнком.</p>
          <ButtonRow>
            <Button kind="ghost">Отозвать уведомление</Button>
          </ButtonRow>
        </Form>
      )}
    </>
  )
}

function whoGave(gave: TerminationNotice['side'], reads: 'family' | 'provider', provider: string): string {
  if (gave === 'registry') return 'Сертификат исключён из реестра, поэтому договор заканчивается раньше.'
  if (gave === reads) return 'Вы подали уведомление о расторжении.'
  return gave === 'family' ? 'Семья подала уведомление о расторжении.' : `Уведомление подала организация: ${provider}.`
}
