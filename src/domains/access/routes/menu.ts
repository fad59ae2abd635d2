import type { MenuItem } from '#ui'
import type { Actor, Role } from '../model.ts'
import { homes } from '../rules.ts'

const first: Partial<Record<Role, string>> = {
  family: 'Мой кабинет',
  certificate: 'Мой кабинет',
  reception: 'Приём заявлений',
  provider: 'Заявки и группы',
  municipality: 'Деньги',
  region: 'Реестр',
}
const more: Partial<Record<Role, readonly MenuItem[]>> = {
  family: [
    { href: '/my/children', label: 'Дети' },
    { href: '/my/applications', label: 'Заявки' },
    { href: '/my/favourites', label: 'Избранное' },
  ],
  certificate: [{ href: '/my/favourites', label: 'Избранное' }],
  provider: [
    { href: '/provider/programmes', label: 'Программы' },
    { href: '/provider/lessons', label: 'Занятия' },
    { href: '/provider/journal', label: 'Журнал' },
    { href: '/provider/invoices', label: 'Счета' },
    { href: '/provider/prolongation', label: 'Пролонгация' },
    { href: '/provider/agreements', label: 'Соглашения' },
    { href: '/provider/staff', label: 'Сотрудники' },
  ],
  municipality: [
    { href: '/municipality/invoices', label: 'Счета' },
    { href: '/municipality/agreements', label: 'Соглашения' },
    { href: '/changes', label: 'Номиналы' },
    { href: '/municipality/points', label: 'Пункты приёма' },
    { href: '/municipality/coverage', label: 'Охват' },
    { href: '/municipality/doubles', label: 'Похожие карточки' },
    { href: '/municipality/disputes', label: 'Оспоренные заявки' },
  ],
  region: [
    { href: '/region/statements', label: 'Решения' },
    { href: '/region/providers', label: 'Поставщики' },
    { href: '/region/checks', label: 'Программы' },
    { href: '/changes', label: 'Номиналы' },
    { href: '/municipality/points', label: 'Пункты приёма' },
    { href: '/region/invoices', label: 'Счета' },
    { href: '/region/coverage', label: 'Охват' },
    { href: '/region/doubles', label: 'Похожие карточки' },
    { href: '/region/settings', label: 'Правила' },
  ],
  support: [{ href: '/support/doubles', label: 'Похожие карточки' }],
}

/** The cabinet's line in the head of every page, by the role one acts in. */
export function menuOf({ role, grants }: Pick<Actor, 'role' | 'grants'>): MenuItem[] {
  const label = first[role]
  return [
    ...(label ? [{ href: homes[role], label }] : []),
    ...(more[role] ?? []),
    role === 'certificate'
      ? { href: '/my/own-password', label: 'Пароль' }
      : { href: '/my/settings', label: 'Настройки' },
    ...(grants.length > 1 ? [{ href: '/roles', label: 'Сменить роль' }] : []),
  ]
}
