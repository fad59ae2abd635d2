import { formatDay } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { ButtonLink, Card, EmptyState, Notice, Page, Stack, Tag } from '#ui'
import { type Claim, type OwnChild, relationWords } from '../model.ts'

export type ChildrenProps = {
  children: readonly OwnChild[]
  /** Others who ask to share a child of this cabinet. */
  toAnswer: readonly Claim[]
  asked: readonly Claim[]
}

/** «Дети»: the children of the cabinet. */
export function ChildrenPage({ children, toAnswer, asked }: ChildrenProps) {
  const add = <ButtonLink href="/my/children/new">Добавить ребёнка</ButtonLink>
  return (
    <Page title="Дети" width="wide" actions={children.length > 0 && add} hidden>
      <Stack>
        {toAnswer.map((claim) => (
          <Notice
            key={claim.id}
            tone="warn"
            title="Вас просят поделиться карточкой ребёнка"
            actions={<ButtonLink href={`/my/claims/${claim.id}`}>Посмотреть запрос</ButtonLink>}
          >
            <p>Запрос {claim.number}: ещё один взрослый хочет видеть ребёнка в своём кабинете.</p>
          </Notice>
        ))}
        {asked.map((claim) => (
          <Notice key={claim.id} title={`Запрос ${claim.number} ждёт ответа`}>
            <p>
              Мы сообщим по почте, когда на него ответят. <a href={`/my/claims/${claim.id}`}>Подробнее о запросе</a>
            </p>
          </Notice>
        ))}
        {children.length === 0 && (
          <EmptyState title="Здесь появятся ваши дети" actions={add}>
            <p>Добавьте ребёнка, чтобы получить сертификат и записаться в кружок.</p>
          </EmptyState>
        )}
        {children.map((child) => (
          <ChildItem key={child.id} child={child} />
        ))}
        <p>
          Вы сами — подросток, и карточку на вас завели родители? <a href="/my/own-record">Подключите свою карточку</a>
        </p>
      </Stack>
    </Page>
  )
}

function ChildItem({ child }: { child: OwnChild }) {
  return (
    <Card
      title={fullName(child)}
      href={`/my/children/${child.id}`}
      level={2}
      beside={child.confirmedAt ? <Tag tone="good">Данные подтверждены</Tag> : <Tag>Данные не подтверждены</Tag>}
    >
      <p>
        Дата рождения — {formatDay(child.birthOn)}. Вы в кабинете: {relationWords[child.relation]}.
        {!child.holder && ' Карточкой с вами поделились.'}
      </p>
      <p>
        <a href={`/my/children/${child.id}/adults`}>Кто отвечает за ребёнка</a>
      </p>
      <p>
        <a href={`/my/children/${child.id}/journal`}>Кто смотрел и менял данные</a>
      </p>
    </Card>
  )
}
