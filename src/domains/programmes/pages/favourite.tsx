import { quoted } from '#kernel/quoted'
import { Form, Icon, useFrame } from '#ui'

/** What stands at a programme: put aside or not; strangers sign in first; staff have no list. */
export type FavouriteMark = 'kept' | 'absent' | 'stranger' | null

const formId = 'favourites'

/** One form of the page serves the buttons of all its programmes; each button brings its own address and key. */
export function FavouriteForm() {
  const { path, signedIn } = useFrame()
  if (!signedIn) return null
  return (
    <Form action="/my/favourites" id={formId} formKey={null}>
      <input type="hidden" name="back" value={path} />
    </Form>
  )
}

export function FavouriteButton({ article, name, mark }: { article: number; name: string; mark: FavouriteMark }) {
  const { newKey } = useFrame()
  if (mark === null) return null
  const here = `/my/favourites/${article}`
  if (mark === 'stranger')
    return (
      <a class="favourite" href={here} rel="nofollow">
        <Icon name="heart" /> В избранное
        <Of name={name} />
      </a>
    )
  const kept = mark === 'kept'
  return (
    <button
      class={kept ? 'favourite favourite-kept' : 'favourite'}
      type="submit"
      form={formId}
      formaction={kept ? `${here}/removal` : here}
      name="_key"
      value={newKey ? newKey() : crypto.randomUUID()}
    >
      <Icon name="heart" />
      {kept ? ' Убрать из избранного' : ' В избранное'}
      <Of name={name} />
    </button>
  )
}

/** Keeps the search of the page; strangers sign in first and come back to it. */
export function SaveSearchButton({ mark }: { mark: FavouriteMark }) {
  const { path, newKey } = useFrame()
  if (mark === null) return null
  if (mark === 'stranger')
    return (
      <a class="favourite" href={`/sign-in?next=${encodeURIComponent(path)}`} rel="nofollow">
        <Icon name="heart" /> Сохранить поиск
      </a>
    )
  return (
    <button
      class="favourite"
      type="submit"
      form={formId}
      formaction="/my/searches"
      name="_key"
      value={newKey ? newKey() : crypto.randomUUID()}
    >
      <Icon name="heart" /> Сохранить поиск
    </button>
  )
}

function Of({ name }: { name: string }) {
  return <span class="visually-hidden">: {quoted(name)}</span>
}
