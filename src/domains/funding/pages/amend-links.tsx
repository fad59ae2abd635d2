import { ButtonLink } from '#ui'

const subjects = [
  ['nominal', 'Изменить номинал'],
  ['ceiling', 'Изменить предел'],
  ['register', 'Услуги за счёт бюджета'],
  ['category', 'Новая категория'],
  ['category-end', 'Завершить категорию'],
] as const

/** What a municipality may change by an act. */
export function AmendLinks() {
  return (
    <>
      {subjects.map(([subject, label]) => (
        <ButtonLink key={subject} kind="ghost" small href={`/municipality/amendments/new?subject=${subject}`}>
          {label}
        </ButtonLink>
      ))}
    </>
  )
}
