// The frame around the parts: skip link, head, navigation, banner, live region.

import { useSignalEffect } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { language, languages, speak, t, type Language } from "./language";
import { address, pages, route, type Page } from "./routes";
import { current, fault, heard, hello, said } from "./state";

export function Frame({ parts }: { parts: Record<Page, ComponentType> }) {
  const main = useRef<HTMLElement>(null);
  const shown = route.value.page;
  const Part = parts[shown];
  useFocusAtChange(main);
  useSignalEffect(() => {
    document.title = `${t(`shell.${route.value.page}`)} · ${current.value?.title || "karvon studio"}`;
  });
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => {
        event.preventDefault();
        main.current?.focus();
      }}>{t("shell.skip")}</a>
      <header class="head">
        <a class="program" href={address("start")}>karvon studio</a>
        <Navigation />
        <LanguageSwitch />
      </header>
      <Banner />
      <main id="main" tabIndex={-1} ref={main}>{hello.value || fault.value ? <Part key={shown} /> : <p>{t("shell.wait")}</p>}</main>
      <p class="hidden" role="status" aria-live="polite">{said.value}</p>
      <footer>{hello.value && <p>karvon {hello.value.version}</p>}</footer>
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
  return (
    <nav class="parts" aria-label={t("shell.parts")}>
      <ul>
        {pages.map((page) => (
          <li key={page}>
            {page === "start" || open ? (
              <a href={address(page, page === "start" || page === "compare" ? "" : (open?.id ?? ""))}
                aria-current={route.value.page === page ? "page" : undefined}>{t(`shell.${page}`)}</a>
            ) : (
              <span class="shut" aria-disabled="true">{t(`shell.${page}`)}</span>
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
        {Object.entries(languages).map(([name, title]) => <option key={name} value={name} lang={name}>{title}</option>)}
      </select>
    </label>
  );
}

// Banner says what went wrong, and what does not answer.
function Banner() {
  return (
    <div class="banners" aria-live="assertive">
      {fault.value && (
        <div class="banner">
          <p>{fault.value}</p>
          <button type="button" onClick={() => (fault.value = "")}>{t("shell.close")}</button>
        </div>
      )}
      {!heard.value && <div class="banner"><p>{t("shell.unheard")}</p></div>}
    </div>
  );
}
