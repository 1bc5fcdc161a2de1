// The frame around the parts: skip link, head, navigation, banner, live region.

import { useSignalEffect } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { ConfigurationBar } from "./bar";
import { language, languages, speak, t, translated, type Language } from "./language";
import { tagOf } from "./locale";
import { address, apart, pages, route, type Page } from "./routes";
import { current, fault, heard, hello, ready, said, sentenceOf, unbegun } from "./state";
import { Tour } from "./start/tour";
import { notice } from "./work";

export function Frame({ parts }: { parts: Record<Page, ComponentType> }) {
  const main = useRef<HTMLElement>(null);
  const { page } = route.value;
  const Part = parts[page];
  const needed = !apart.includes(page) && !current.value;
  useFocusAtChange(main);
  useSignalEffect(() => {
    const open = current.value;
    document.title = `${t(`shell.${route.value.page}`)} · ${open ? translated(open.title, open.titles) : "karvon studio"}`;
  });
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => {
        event.preventDefault();
        main.current?.focus();
      }}>{t("shell.skip")}</a>
      <header class="head">
        <a class="program" href={address("start")}>karvon<span> studio</span></a>
        <LanguageSwitch />
        <Navigation />
      </header>
      <Banner />
      {!apart.includes(page) && <ConfigurationBar />}
      <main id="main" tabIndex={-1} ref={main}>
        {!ready.value ? <p class="quiet">{t("shell.wait")}</p> : !hello.value ? <Unbegun /> : needed ? <Needed /> : <Part key={page} />}
      </main>
      <p class="hidden" role="status" aria-live="polite">{said.value}</p>
      <Tour />
      <footer>{hello.value && <p>karvon {hello.value.version}</p>}</footer>
    </>
  );
}

// Unbegun is said where the host cannot do anything; the banner says so of a host that does not answer or refuses.
function Unbegun() {
  if (heard.value !== "heard") return null;
  return (
    <div role="alert">
      <h1>{t("shell.unbegun")}</h1>
      <p class="error">{sentenceOf(unbegun.value)}</p>
      <p><button type="button" class="strong" onClick={() => location.reload()}>{t("shell.reload")}</button></p>
    </div>
  );
}

// Needed is said where a part has nothing to be about.
function Needed() {
  return (
    <>
      <h1>{t(`shell.${route.value.page}`)}</h1>
      <p>{t("shell.needed")}</p>
      <p><a class="button strong" href={address("start")}>{t("shell.choose")}</a></p>
    </>
  );
}

// useFocusAtChange moves the focus to the heading of a page that was gone to, where a screen reader goes on reading.
function useFocusAtChange(main: { current: HTMLElement | null }): void {
  const before = useRef<string | null>(null);
  const { page, id } = route.value;
  const now = page + "/" + id;
  useEffect(() => {
    if (before.current !== null && before.current !== now) {
      const heading = main.current?.querySelector("h1");
      heading?.setAttribute("tabindex", "-1");
      (heading ?? main.current)?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    before.current = now;
  }, [now]);
}

// Navigation leads to the parts; those of a configuration are there once one is open.
function Navigation() {
  const open = current.value;
  const { page: now } = route.value;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => { // on a phone the line is longer than the screen
    const at = list.current?.querySelector<HTMLElement>("[aria-current]");
    const line = at?.closest("nav");
    if (at && line) line.scrollLeft = at.offsetLeft - (line.clientWidth - at.offsetWidth) / 2;
  }, [now, language.value]);
  return (
    <nav class="parts" aria-label={t("shell.parts")}>
      <ul ref={list}>
        {pages.map((page) => (
          <li key={page}>
            {page === "start" || page === "lessons" || open ? (
              <a href={address(page, apart.includes(page) ? "" : (open?.id ?? ""))} data-tour={page}
                aria-current={route.value.page === page ? "page" : undefined}>{t(`shell.${page}`)}</a>
            ) : (
              <span class="shut" data-tour={page}>{t(`shell.${page}`)}</span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function LanguageSwitch() {
  return (
    <label class="language">
      <span class="hidden">{t("shell.language")}</span>
      <select value={language.value} onChange={(event) => speak(event.currentTarget.value as Language)}>
        {Object.entries(languages).map(([name, title]) => (
          <option key={name} value={name} lang={tagOf(name as Language)}>{title}</option>
        ))}
      </select>
    </label>
  );
}

// Banner says what went wrong, what does not answer, and what there is to know of a link.
function Banner() {
  return (
    <div class="banners" role="alert">
      {fault.value && heard.value !== "refused" && (
        <div class="banner wrong">
          <p>{fault.value}</p>
          <button type="button" onClick={() => (fault.value = "")}>{t("shell.close")}</button>
        </div>
      )}
      {heard.value !== "heard" && <div class="banner wrong"><p>{t(heard.value === "refused" ? "shell.refused-host" : "shell.unheard")}</p></div>}
      {notice.value && (
        <div class="banner">
          <p>{t(`shell.notice-${notice.value}`)}</p>
          <button type="button" onClick={() => (notice.value = "")}>{t("shell.close")}</button>
        </div>
      )}
    </div>
  );
}
