import type { ComponentChildren, VNode } from 'preact'
import type { Unprotected } from '#certificates'
import type { Claim, Relation } from '#families'
import { ageOn, formatDay } from '#kernel/dates'
import { fullName, type PersonName } from '#kernel/names'
import { plural } from '#kernel/plural'
import { type FavouriteMark, type Suggested, SuggestedProgrammes } from '#programmes'
import { Avatar, ButtonLink, Card, EmptyState, Grid, Money, Notice, Page, Tag } from '#ui'
import { ApplicationList, type ApplicationListProps } from '../../applications/pages/list.tsx'
import type { ApplicationView } from '../../applications/queries/list.ts'
import type { DeletionToAnswer } from '../../deletion/model.ts'
import type { WaitingView } from '../../waiting/model.ts'
import type { NextStep } from '../rules.ts'
import { WhatWaits } from './what-waits.tsx'

export type ChildSummary = {
  child: PersonName & { id: string; birthOn: Temporal.PlainDate; relation?: Relation }
  /** Kopecks free in the running period; null when nothing is shown for it (no nominal, or the ceiling is reached). */
  available: bigint | null
  /** The message of the limit stands in place of the money (S-010). */
  ceilingReached?: boolean
  waiting: number
  living: number
  step: NextStep
}

export type HomePageProps = {
  children: readonly ChildSummary[]
  /** Contracts that wait for the family. */
  toAccept: readonly ApplicationView[]
  toDelete?: readonly DeletionToAnswer[]
  /** Seats that wait for the family for a while. */
  offers?: readonly WaitingView[]
  /** Others who ask to share a child of this cabinet. */
  toAnswer?: readonly Claim[]
  /** What this cabinet asked itself, and whether its consent was taken back. */
  asked?: readonly Claim[]
  withdrawn?: boolean
  /** Certificates whose protection waits for a choice (S-026) or another phrase (S-031). */
  toProtect?: readonly Unprotected[]
  /** What domains above have waiting. */
  blocks?: readonly VNode[]
  /** Signed in by a certificate's number: one child, nothing to add. */
  limited?: boolean
  list: ApplicationListProps
  /** Programmes near the convenient address. */
  suggested?: Suggested
  favouriteOf?: (article: number) => FavouriteMark
  today: Temporal.PlainDate
  zone?: string
}

/** The family's cabinet: every child with the next step, and what waits for an answer (S-106). */
export function HomePage({
  children,
  toAccept,
  toDelete = [],
  offers = [],
  toAnswer = [],
  asked = [],
  withdrawn = false,
  toProtect = [],
  blocks = [],
  limited = false,
  list,
  suggested,
  favouriteOf,
  today,
  zone = 'UTC',
}: HomePageProps) {
  const waits = (
    <>
      <WhatWaits {...{ offers, toAccept, toDelete, toAnswer, asked, withdrawn, toProtect, zone }} />
      {blocks}
    </>
  )
  if (children.length === 0) return <NoChildren waits={waits} />
  // From fourteen the cabinet may be the child's own: nobody there has «дети».
  const own = children.length === 1 && children[0]?.child.relation === 'self'
  return (
    <Page
      title="Личный кабинет"
      width="wide"
      actions={
        !limited &&
        !own && (
          <ButtonLink kind="ghost" href="/my/children/new">
            Добавить ребёнка
          </ButtonLink>
        )
      }
      hidden
    >
      {limited && (
        <Notice title="Вы вошли по номеру сертификата">
          <p>
            Здесь виден один ребёнок: его сертификат и занятия. Заявку можно подать и отозвать, а договор принимает
            законный представитель в своём кабинете.
          </p>
        </Notice>
      )}
      {waits}
      <h2>{own ? 'Моя карточка' : 'Дети'}</h2>
      <Grid>
        {children.map((summary) => (
          <ChildCard key={summary.child.id} summary={summary} today={today} />
        ))}
      </Grid>
      <h2>Заявки и договоры</h2>
      <ApplicationList {...list} withChild={children.length > 1} />
      {suggested && <SuggestedProgrammes suggested={suggested} favouriteOf={favouriteOf} nearOnly />}
    </Page>
  )
}

function NoChildren({ waits }: { waits: ComponentChildren }) {
  return (
    <Page title="Личный кабинет" hidden>
      {waits}
      <EmptyState
        title="Добавьте первого ребёнка"
        actions={<ButtonLink href="/my/children/new">Добавить ребёнка</ButtonLink>}
      >
        <p>
          Понадобятся свидетельство о рождении или паспорт и СНИЛС. После этого можно получить сертификат и подать
          заявку в кружок.
        </p>
        <p>
          Вы сами — подросток, и карточку на вас завели родители? <a href="/my/own-record">Подключите свою карточку</a>
        </p>
      </EmptyState>
    </Page>
  )
}

function ChildCard({ summary, today }: { summary: ChildSummary; today: Temporal.PlainDate }) {
  const { child, available, ceilingReached, waiting, living, step } = summary
  const { title, button, tone } = stepWords(step, ceilingReached)
  return (
    <Card
      title={
        <>
          <Avatar name={child.name} seed={child.id} /> {child.name}
        </>
      }
      href={`/my/children/${child.id}`}
      level={3}
      beside={<Tag tone={tone}>{title}</Tag>}
      actions={
        <ButtonLink kind={step.kind === 'wait' || step.kind === 'study' ? 'ghost' : 'main'} href={step.href}>
          {button}
        </ButtonLink>
      }
    >
      <p class="muted small">
        {fullName(child)}, {plural(ageOn(child.birthOn, today), 'год', 'года', 'лет')}
      </p>
      {available !== null && (
        <p>
          На сертификате свободно{' '}
          <b>
            <Money kopecks={available} short />
          </b>
        </p>
      )}
      {ceilingReached && <p>Муниципалитет исчерпал лимит: новые заявки за счёт сертификата пока не принимают</p>}
      {waiting + living > 0 && (
        <p>
          {living > 0 && `${plural(living, 'договор', 'договора', 'договоров')}`}
          {living > 0 && waiting > 0 && ', '}
          {waiting > 0 && `${plural(waiting, 'заявка ждёт', 'заявки ждут', 'заявок ждут')} ответа`}
        </p>
      )}
    </Card>
  )
}

type StepWords = { title: string; button: string; tone: 'plain' | 'brand' | 'good' | 'warn' | 'bad' }

function stepWords(step: NextStep, ceilingReached = false): StepWords {
  switch (step.kind) {
    case 'file-statement':
      return { title: 'Нет сертификата', button: 'Получить сертификат', tone: 'warn' }
    case 'refused':
      return { title: 'В сертификате отказали', button: 'Почему и что делать', tone: 'bad' }
    case 'expired':
      return { title: 'Срок заявления прошёл', button: 'Подать снова', tone: 'warn' }
    case 'bring-papers':
      return {
        title: step.until ? `Документы до ${formatDay(step.until)}` : 'Покажите документы',
        button: 'Куда прийти',
        tone: 'warn',
      }
    case 'accept':
      return { title: 'Договор ждёт вас', button: 'Принять договор', tone: 'warn' }
    case 'in-process':
      return { title: 'Сертификат в обработке', button: 'Открыть', tone: 'brand' }
    case 'not-valid':
      return { title: 'Сертификат не действует', button: 'Куда обратиться', tone: 'bad' }
    case 'wait':
      return { title: 'Ждём ответа организации', button: 'Открыть', tone: 'brand' }
    case 'study':
      return { title: 'Занимается', button: 'Открыть', tone: 'good' }
    case 'choose':
      // What is free for the family or paid by it can still be chosen.
      return ceilingReached
        ? { title: 'Лимит исчерпан', button: 'Выбрать кружок', tone: 'warn' }
        : { title: 'Можно записываться', button: 'Выбрать кружок', tone: 'good' }
  }
}
