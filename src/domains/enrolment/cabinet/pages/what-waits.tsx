import type { Unprotected } from '#certificates'
import type { Claim } from '#families'
import { formatDay } from '#kernel/dates'
import { quoted } from '#kernel/quoted'
import { ButtonLink, InstantText, Notice } from '#ui'
import type { ApplicationView } from '../../applications/queries/list.ts'
import type { DeletionToAnswer } from '../../deletion/model.ts'
import { isExpress } from '../../prolongation/words.ts'
import type { WaitingView } from '../../waiting/model.ts'

type Waits = {
  offers: readonly WaitingView[]
  toAccept: readonly ApplicationView[]
  /** Contracts that the organisation asks to delete. */
  toDelete: readonly DeletionToAnswer[]
  toAnswer: readonly Claim[]
  /** What this cabinet asked and nobody answered yet. */
  asked: readonly Claim[]
  /** The consent of the cabinet was taken back: nothing new can be filed (S-035). */
  withdrawn: boolean
  toProtect: readonly Unprotected[]
  zone: string
}

/** What waits for the family, the shortest term first: a seat, contracts, who asks for a child, what is not protected. */
export function WhatWaits({ offers, toAccept, toDelete, toAnswer, asked, withdrawn, toProtect, zone }: Waits) {
  const [prolonged, fresh] = [toAccept.filter(isProlonged), toAccept.filter((one) => !isProlonged(one))]
  return (
    <>
      {offers.map((offer) => (
        <Offered key={offer.id} offer={offer} zone={zone} />
      ))}
      {prolonged.map((application) => (
        <Prolonged key={application.id} application={application} zone={zone} />
      ))}
      {fresh.map((application) => (
        <ToAccept key={application.id} application={application} />
      ))}
      {toDelete.map(({ applicationId, name, programme }) => (
        <Notice
          key={applicationId}
          tone="warn"
          title={`Договор просят удалить: ${name}, ${quoted(programme)}`}
          actions={<ButtonLink href={`/my/applications/${applicationId}`}>Посмотреть и ответить</ButtonLink>}
        >
          <p>Организация пишет, что оформила его по ошибке. Без вашего согласия договор не удалят.</p>
        </Notice>
      ))}
      {withdrawn && <Withdrawn />}
      {toAnswer.map(({ id, number }) => (
        <Notice
          key={id}
          tone="warn"
          title="Вас просят поделиться карточкой ребёнка"
          actions={<ButtonLink href={`/my/claims/${id}`}>Посмотреть запрос</ButtonLink>}
        >
          <p>Запрос {number}: ещё один взрослый хочет видеть ребёнка в своём кабинете.</p>
        </Notice>
      ))}
      {asked.map((claim) => (
        <Asked key={claim.id} claim={claim} />
      ))}
      {toProtect.map((one) => (
        <Protect key={one.childId} {...one} />
      ))}
    </>
  )
}

function Withdrawn() {
  return (
    <Notice
      tone="warn"
      title="Согласие на обработку данных отозвано"
      actions={
        <ButtonLink kind="ghost" href="/my/settings/consent?next=%2Fmy">
          Дать согласие снова
        </ButtonLink>
      }
    >
      <p>Новые заявки и заявления закрыты. Занятия по договорам продолжаются.</p>
    </Notice>
  )
}

function Asked({ claim: { id, number, answerDueOn } }: { claim: Claim }) {
  return (
    <Notice
      title={`Запрос ${number} ждёт ответа`}
      actions={
        <ButtonLink kind="ghost" href={`/my/claims/${id}`}>
          Подробнее о запросе
        </ButtonLink>
      }
    >
      <p>
        {answerDueOn
          ? `Ждём владельца карточки до ${formatDay(answerDueOn)}. Не хотите ждать — придите с документами в пункт приёма.`
          : 'Ребёнка подключат в пункте приёма по номеру запроса и вашим документам.'}
      </p>
    </Notice>
  )
}

function Offered({ offer: { id, name, programme, offerUntil }, zone }: { offer: WaitingView; zone: string }) {
  return (
    <Notice
      tone="warn"
      title={`Есть место: ${name}, ${quoted(programme)}`}
      actions={<ButtonLink href={`/my/waiting/${id}`}>Посмотреть</ButtonLink>}
    >
      <p>
        Подошла ваша очередь. Место ждёт вас до <b>{offerUntil && <InstantText instant={offerUntil} zone={zone} />}</b>,
        потом его предложат следующему.
      </p>
    </Notice>
  )
}

function ToAccept({ application: { id, name, programme, acceptDueOn } }: { application: ApplicationView }) {
  return (
    <Notice
      tone="warn"
      title={`Примите договор: ${name}, ${quoted(programme)}`}
      actions={<ButtonLink href={`/my/applications/${id}/acceptance`}>Прочитать и принять</ButtonLink>}
    >
      <p>Организация подтвердила заявку и ждёт вашего согласия{acceptDueOn && ` до ${formatDay(acceptDueOn)}`}.</p>
    </Notice>
  )
}

function isProlonged({ prolongsId }: ApplicationView): boolean {
  return prolongsId !== null
}

/** Silence is enough for most; where it is not, the family has to press, or the prolongation closes (S-018, D2). */
function Prolonged({ application, zone }: { application: ApplicationView; zone: string }) {
  const { id, name, programme, startsOn, consent, answerUntil, leaving } = application
  const until = answerUntil && <InstantText instant={answerUntil} zone={zone} />
  if (leaving) return <NotGoingOn application={application} />
  if (isExpress(consent))
    return (
      <Notice
        tone="warn"
        title={`Подтвердите продление: ${name}, ${quoted(programme)}`}
        actions={<ButtonLink href={`/my/applications/${id}`}>Посмотреть</ButtonLink>}
      >
        <p>Здесь молчания мало. Без вашего согласия до {until} продление закроется, место и деньги освободятся.</p>
      </Notice>
    )
  return (
    <Notice
      title={`Договор продлён: ${name}, ${quoted(programme)}`}
      actions={
        <ButtonLink kind="ghost" href={`/my/applications/${id}`}>
          Посмотреть
        </ButtonLink>
      }
    >
      <p>
        С {formatDay(startsOn)} он вступит в силу сам, делать ничего не нужно. Отказаться можно до {until}.
      </p>
    </Notice>
  )
}

/** Whoever ended the contract before does not go on by silence. */
function NotGoingOn({ application: { id, name, programme, certificate } }: { application: ApplicationView }) {
  return (
    <Notice
      title={`Прежний договор расторгается: ${name}, ${quoted(programme)}`}
      actions={
        <ButtonLink kind="ghost" href={`/my/applications/${id}`}>
          Посмотреть продление
        </ButtonLink>
      }
    >
      <p>
        Продления не будет: если уведомление не отзовут, оно закроется само, когда кончится прежний договор
        {certificate > 0n && ', и деньги сертификата освободятся'}.
      </p>
    </Notice>
  )
}

function Protect({ childId, name, why }: Unprotected) {
  const choose = why === 'choose'
  return (
    <Notice
      tone={choose ? 'warn' : 'info'}
      title={choose ? `Защитите сертификат: ${name}` : `Пора сменить кодовую фразу: ${name}`}
      actions={
        <ButtonLink kind="ghost" href={`/my/children/${childId}/settings/presence`}>
          {choose ? 'Выбрать' : 'Сменить фразу'}
          <span class="visually-hidden">, {name}</span>
        </ButtonLink>
      }
    >
      <p>
        {choose
          ? 'Обязательно выберите, как подтверждать ваше присутствие, когда заявку подаёт сама организация.'
          : 'Её произносят вслух, поэтому время от времени фразу лучше менять.'}
      </p>
    </Notice>
  )
}
