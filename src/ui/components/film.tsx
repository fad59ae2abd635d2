export type FilmProps = {
  title: string
  source: string
  captions: string
  poster: string | null
  type: string
  width: number
  height: number
}

/** A video of our own: nothing is loaded until somebody plays it; without a player the file can be taken away. */
export function Film({ title, source, captions, poster, type, width, height }: FilmProps) {
  return (
    <video
      class={height > width ? 'film film-tall' : 'film'}
      controls
      playsInline
      muted={poster !== null}
      preload={poster === null ? 'metadata' : 'none'}
      poster={poster ?? undefined}
      width={width}
      height={height}
      aria-label={title}
    >
      <source src={source} type={type} />
      <track kind="captions" src={captions} srcLang="ru" label="Русские" default />
      <a href={source}>Скачать ролик</a>
    </video>
  )
}

/** A picture with its size, which keeps the place; loaded when it comes into sight. */
export function Still({
  source,
  words,
  width,
  height,
}: {
  source: string
  words: string
  width: number
  height: number
}) {
  return (
    <img
      class={height > width ? 'still still-tall' : 'still'}
      src={source}
      alt={words}
      loading="lazy"
      {...{ width, height }}
    />
  )
}

/** A way to a film: its first picture, what it is about and how long it takes. */
export function FilmCard({
  href,
  title,
  text,
  length,
  poster,
  width,
  height,
}: {
  href: string
  title: string
  text: string
  length: string
  poster: string | null
  width: number
  height: number
}) {
  return (
    <section class="card card-tight film-card">
      {poster && (
        <img
          class={height > width ? 'film-poster film-tall' : 'film-poster'}
          src={poster}
          alt=""
          loading="lazy"
          {...{ width, height }}
        />
      )}
      <h3 class="card-title">
        <a href={href}>{title}</a>
      </h3>
      <p>{text}</p>
      <p class="muted small">
        Ролик, {length}. {poster ? 'Без звука, с подписями' : 'С подписями'}
      </p>
    </section>
  )
}
