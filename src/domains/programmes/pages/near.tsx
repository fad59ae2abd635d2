import { number } from '#kernel/plural'
import { useFrame } from '#ui'
import type { Search } from '../catalogue/search.ts'
import type { Looker, Origin } from '../looker.ts'
import { genitive } from '../words.ts'

type NearWordsProps = {
  /** What cannot be done while the address is not known; null when nobody asked for it. */
  unmet: string | null
  looker: Looker | null
}

/** From where distances are told, or how to make them known (S-024, S-025). */
export function NearWords({ unmet, looker }: NearWordsProps) {
  const { path } = useFrame()
  const next = encodeURIComponent(path)
  if (looker?.origin) return <OriginWords origin={looker.origin} next={looker.mayPlace ? next : null} />
  const child = looker?.children[0]
  if (looker?.mayPlace && child)
    return (
      <p class="small">
        {unmet && `${unmet} `}
        <a href={`/my/children/${child.id}/settings/place?next=${next}`}>Укажите удобный адрес</a>, и первыми встанут
        занятия поближе.
      </p>
    )
  if (!unmet) return null
  return (
    <p class="small">
      {unmet}{' '}
      {looker ? (
        'Удобный адрес указывает законный представитель в своём кабинете.'
      ) : (
        <>
          <a href={`/sign-in?next=${next}`}>Войдите</a> и укажите его в настройках сертификата ребёнка.
        </>
      )}
    </p>
  )
}

function OriginWords({ origin, next }: { origin: Origin; next: string | null }) {
  return (
    <p class="small muted">
      Расстояние — по прямой от удобного адреса {genitive(origin.child, origin.gender)}: {origin.words}.{' '}
      {next && <a href={`/my/children/${origin.childId}/settings/place?next=${next}`}>Изменить</a>}
    </p>
  )
}

/** What a search asks of distances in vain as long as nobody knows from where. */
export function unmetOf({ within, sort }: Pick<Search, 'within' | 'sort'>): string | null {
  if (within !== null) return `Условие «до ${number(within)} км» не учтено: мы не знаем вашего удобного адреса.`
  return sort === 'near' ? 'Не можем поставить ближние первыми: мы не знаем вашего удобного адреса.' : null
}
