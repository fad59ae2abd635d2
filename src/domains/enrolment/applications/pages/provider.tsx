import type { ComponentChildren } from 'preact'
import { formatDay } from '#kernel/dates'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Columns,
  Disclosure,
  type FieldError,
  Form,
  Notice,
  Page,
  RadioGroup,
  Tag,
  TextArea,
} from '#ui'
import { ContractNow } from '../../contracts/pages/now.tsx'
import { ProlongedForProvider } from '../../prolongation/pages/now.tsx'
import type { ProlongationView } from '../../prolongation/queries/row.ts'
import { MonthTable } from '../../quote/pages/panel.tsx'
import type { MonthPart } from '../../quote/rules/split.ts'
import type { ApplicationView } from '../queries/list.ts'
import type { Story } from '../queries/story.ts'
import { historyOf, isWhole } from '../words/history.ts'
import { refusalGroundCodes, refusalGrounds } from '../words/refusal-grounds.ts'
import { paperOf, providerWordsOf } from '../words/states.ts'
import { ApplicationFacts, ApplicationSums, childRow, FromSystem } from './facts.tsx'
import { History } from './history.tsx'

export type ProviderApplicationPageProps = {
  application: ApplicationView
  story: Story
  today: Temporal.PlainDate
  months: readonly MonthPart[]
  /** Of a contract that prolongs another. */
  prolongation?: ProlongationView | null
  daysLeft: number
  zone: string
}

/** An application as the provider sees it: the child's name and age, what was asked, and the two answers. */
export function ProviderApplicationPage(props: ProviderApplicationPageProps) {
  const { application, story, months, zone } = props
  const { number, programme } = application
  const { label, tone } = providerWordsOf(application)
  const whole = isWhole(application, story)
  return (
    <Page
      title={`${paperOf(application)} ${number}`}
      over={programme}
      width="wide"
      back={{ href: '/provider', label: 'Все заявки' }}
      actions={
        <>
          <FromSystem application={application} />
          <Tag tone={tone}>{label}</Tag>
        </>
      }
      hidden
    >
      <Columns
        main={
          <>
            <Answer {...props} />
            <ApplicationFacts application={application} child={childRow(application)} />
            <History lines={historyOf(application, story, zone)} zone={zone} />
          </>
        }
        aside={
          <>
            <h2>Оплата</h2>
            <ApplicationSums application={application} whole={whole} />
            {months.length > 1 && !whole && (
              <Disclosure summary="По месяцам">
                <MonthTable months={[...months]} />
              </Disclosure>
            )}
            <p class="muted small">
              Просмотр заявки записан в журнал: семья видит, кто и когда открывал данные ребёнка.
            </p>
          </>
        }
        asideLabel="Оплата"
      />
    </Page>
  )
}

function Answer({ application, story, prolongation, today, daysLeft, zone }: ProviderApplicationPageProps) {
  const { id, state, acceptDueOn, contractId } = application
  const here = `/provider/applications/${id}`
  const offer = contractId && (
    <ButtonLink kind="ghost" href={`${here}/offer.pdf`}>
      Договор, PDF
    </ButtonLink>
  )
  if (prolongation && (state === 'submitted' || state === 'confirmed'))
    return (
      <>
        <ProlongedForProvider {...{ application, prolongation, zone }} />
        <ButtonRow>
          {offer}
          <ButtonLink kind="ghost" href={`${here}/refusal`}>
            Отменить продление
          </ButtonLink>
        </ButtonRow>
      </>
    )
  if (state === 'enrolled')
    return (
      <ContractNow {...{ application, story, today }} side="provider">
        <p>Ребёнок зачислен в группу.</p>
        {offer}
      </ContractNow>
    )
  if (state === 'confirmed') return <AwaitingFamily {...{ here, acceptDueOn, offer }} />
  return state === 'submitted' ? <Undecided {...{ application, daysLeft, here }} /> : null
}

type Awaiting = Pick<ApplicationView, 'acceptDueOn'> & { here: string; offer: ComponentChildren }

function AwaitingFamily({ here, acceptDueOn, offer }: Awaiting) {
  return (
    <>
      <Notice
        title={acceptDueOn ? `Ждём согласия семьи до ${formatDay(acceptDueOn)}` : 'Ждём согласия семьи'}
        actions={offer}
      >
        <p>
          Договор сформирован и отправлен семье. Как только она примет его, ребёнок будет зачислен.
          {acceptDueOn && ' Если нет, место освободится на следующий день.'}
        </p>
      </Notice>
      <ButtonRow>
        <ButtonLink kind="go" href={`${here}/statement`}>
          Принесли подписанное заявление
        </ButtonLink>
        <ButtonLink kind="ghost" href={`${here}/statement.pdf`}>
          Заявление, PDF
        </ButtonLink>
        <ButtonLink kind="quiet" href={`${here}/refusal`}>
          Отказать
        </ButtonLink>
      </ButtonRow>
    </>
  )
}

type UndecidedProps = Pick<ProviderApplicationPageProps, 'application' | 'daysLeft'> & { here: string }

function Undecided({ application, daysLeft, here }: UndecidedProps) {
  const { answerDueOn } = application
  const { words, blocked } = whyNotConfirm(application)
  return (
    <>
      <Notice
        tone={daysLeft < 0 ? 'bad' : 'info'}
        title={daysLeft < 0 ? `Срок ответа прошёл ${formatDay(answerDueOn)}` : `Ответьте до ${formatDay(answerDueOn)}`}
      >
        {!blocked && <p>Подтвердите, и мы сформируем договор для семьи.</p>}
        <p>Если зачислить нельзя, откажите с причиной: семья её прочитает.</p>
      </Notice>
      {blocked && (
        <Notice tone="warn" title="Подтвердить пока нельзя">
          <p>{words}</p>
        </Notice>
      )}
      <ButtonRow>
        {!blocked && (
          <Form action={`${here}/approval`}>
            <Button kind="go">Подтвердить заявку</Button>
          </Form>
        )}
        <ButtonLink kind="ghost" href={`${here}/refusal`}>
          Отказать
        </ButtonLink>
      </ButtonRow>
    </>
  )
}

/** S-002: without activation no organisation can enrol. */
function whyNotConfirm({ activation, validity }: ApplicationView): { blocked: boolean; words: string } {
  if (validity !== 'valid')
    return { blocked: true, words: 'Сертификат ребёнка не действует. Семья решает это с муниципалитетом.' }
  if (activation !== 'activated')
    return {
      blocked: true,
      words:
        'Сертификат ребёнка не активирован. Семье нужно показать документы в пункте приёма; после этого кнопка появится здесь.',
    }
  return { blocked: false, words: '' }
}

export type RefusalPageProps = {
  application: ApplicationView
  errors?: readonly FieldError[]
  answers?: Record<string, string | string[]>
}

/** Why the provider refuses: a reason from the list and words for the family. */
export function RefuseApplicationPage({ application, errors, answers }: RefusalPageProps) {
  const { id, number, holdsSeat } = application
  const back = `/provider/applications/${id}`
  return (
    <Page
      title="Почему вы отказываете?"
      over={`Заявка ${number}`}
      back={{ href: back, label: 'К заявке' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action={`${back}/refusal`}>
        <RadioGroup
          name="ground"
          legend="Причина"
          options={refusalGroundCodes.map((value) => ({ value, label: refusalGrounds[value] }))}
        />
        <TextArea
          name="words"
          label="Пояснение для семьи"
          hint="Что можно сделать: прийти со справкой, выбрать другую группу"
          optional
          limit={1000}
        />
        <p>
          {holdsSeat
            ? 'Место и деньги сертификата освободятся сразу.'
            : 'Деньги сертификата освободятся сразу, место останется за ребёнком до конца прежнего договора.'}{' '}
          Отменить отказ нельзя.
        </p>
        <ButtonRow>
          <Button kind="danger">Отказать в зачислении</Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}
