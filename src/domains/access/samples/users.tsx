import type { Sample } from '#platform/manifest'
import { UserPage, UsersPage } from '../pages/users.tsx'
import type { OverseenUser } from '../queries/overseen.ts'

const at = (text: string) => Temporal.Instant.from(text)
const zone = 'Europe/Moscow'
const user: OverseenUser = {
  ...{ id: '0199d1a0-0000-7000-8000-000000000001', surname: 'Иванова', name: 'Ирина', patronymic: 'Сергеевна' },
  ...{ email: 'ivanova@region.ru', createdAt: at('2026-01-12T09:00:00Z'), signedInAt: at('2026-09-01T05:10:00Z') },
  ...{ blockedAt: null, barred: false, secured: true },
  roles: [
    { id: '0199d1a0-0000-7000-8000-000000000002', role: 'reception', scopeName: 'Школа № 3', grantedAt: '2026-01-12' },
  ],
}
const release = {
  ...{ id: '1', reason: 'обращение № 12, личность проверена', askedBy: '2', askedByName: 'Сидорова Анна' },
  ...{ askedAt: at('2026-09-01T06:00:00Z'), expiresAt: at('2026-09-04T06:00:00Z') },
}
const others = { release: false, card: false }

export const overseenSamples: readonly Sample[] = [
  { name: 'Пользователи', render: () => <UsersPage text="" users={null} next={null} zone={zone} /> },
  {
    name: 'Пользователи: нашлись',
    render: () => <UsersPage text="Иванова" users={[user]} next={user.id} zone={zone} />,
  },
  { name: 'Пользователи: никого', render: () => <UsersPage text="Никто" users={[]} next={null} zone={zone} /> },
  { name: 'Пользователь', render: () => <UserPage user={user} release={null} own={others} zone={zone} /> },
  {
    name: 'Пользователь: второй фактор просят снять',
    render: () => <UserPage user={user} release={release} own={others} zone={zone} />,
  },
  {
    name: 'Пользователь: подтвердит другой',
    render: () => <UserPage user={user} release={release} own={{ release: true, card: false }} zone={zone} />,
  },
  {
    name: 'Пользователь: вход закрыт',
    render: () => (
      <UserPage
        user={{ ...user, blockedAt: at('2026-09-01T07:00:00Z'), barred: true }}
        release={null}
        own={others}
        zone={zone}
      />
    ),
  },
  {
    name: 'Пользователь: без причины',
    render: () => (
      <UserPage
        user={user}
        release={null}
        own={others}
        zone={zone}
        errors={[{ field: 'reason', message: 'Напишите причину: чьё обращение или приказ' }]}
        sent={`/region/users/${user.id}/blocking`}
      />
    ),
  },
  {
    name: 'Пользователь: ушёл с работы',
    render: () => (
      <UserPage
        user={{ ...user, blockedAt: at('2026-09-01T07:00:00Z'), roles: [] }}
        release={null}
        own={others}
        zone={zone}
      />
    ),
  },
  {
    name: 'Пользователь: это вы',
    render: () => <UserPage user={user} release={null} own={{ release: false, card: true }} zone={zone} />,
  },
]
