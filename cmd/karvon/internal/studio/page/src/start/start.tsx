// Where work begins: the library, files, what was worked on lately, a new post, and the tour.

import { useEffect, useRef, useState } from "preact/hooks";
import { call, type Library, type Mistake } from "../api";
import { open } from "../change";
import { openFile } from "../files";
import { t, translated } from "../language";
import { momentOf } from "../locale";
import { address, go, route } from "../routes";
import { complain, hello, say, sentenceOf } from "../state";
import { followLink, forget, resume, work, type Work } from "../work";
import { PostForm } from "./form";
import { Shelf } from "./library";
import { Mistakes } from "../mistakes";
import { beginTour } from "./tour";
import "./start.css";

export function Start() {
  return route.value.id === "new" ? <PostForm /> : <Entrance />;
}

function Entrance() {
  const [library, setLibrary] = useState<Library | null>(null);
  const [refused, setRefused] = useState<Mistake[] | null>(null);
  useEffect(() => {
    call("library", {}).then(setLibrary, complain); // what a link was complained of stays
  }, []);
  return (
    <>
      <h1>{t("start.title")}</h1>
      <p class="lead">{t("start.lead")}</p>
      <ul class="ways">
        <li>
          <a class="way" href={address("start", "new")} data-tour="new">
            <strong>{t("start.new")}</strong>
            <span>{t("start.new-words")}</span>
          </a>
        </li>
        <li><OpenFile refuse={setRefused} /></li>
        <li><FollowLink /></li>
        <li>
          <button type="button" class="way" onClick={() => void beginTour()}>
            <strong>{t("start.tour")}</strong>
            <span>{t("start.tour-words")}</span>
          </button>
        </li>
        <li>
          <a class="way" href={address("lessons")}>
            <strong>{t("lessons.way")}</strong>
            <span>{t("lessons.way-words")}</span>
          </a>
        </li>
      </ul>
      {refused && (
        <section class="refused" role="alert">
          <h2>{t("start.refused")}</h2>
          <Mistakes list={refused} />
        </section>
      )}
      <Recent />
      {hello.value?.folder && <Folder refuse={setRefused} />}
      <section aria-labelledby="library" data-tour="library">
        <h2 id="library">{t("start.library")}</h2>
        {library ? <Shelf scenarios={library.scenarios} /> : <p class="quiet">{t("shell.wait")}</p>}
      </section>
    </>
  );
}

// mostText is the largest file that is read, in bytes: what karvon itself takes of a scenario.
const mostText = 4 << 20;

// OpenFile takes a file of the disk, chosen or dropped.
function OpenFile({ refuse }: { refuse(mistakes: Mistake[] | null): void }) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > mostText) return complain(new Error(t("start.too-large", { file: file.name })));
    const text = await file.text().catch((error: unknown) => complain(error));
    if (typeof text === "string") refuse(await open({ name: file.name, text }));
    if (input.current) input.current.value = "";
  };
  return (
    <label class={over ? "way over" : "way"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void read(event.dataTransfer?.files[0]);
      }}>
      <strong>{t("start.file")}</strong>
      <span>{t("start.file-words")}</span>
      <input ref={input} type="file" accept=".yaml,.yml,text/yaml" class="hidden"
        onChange={(event) => void read(event.currentTarget.files?.[0])} />
    </label>
  );
}

// Recent is what was worked on lately in this browser.
function Recent() {
  if (work.value.length === 0) return null;
  const again = async (kept: Work) => {
    try {
      go("edit", (await resume(kept)).id);
    } catch (error) {
      complain(new Error(t("start.not-resumed", { name: kept.name, why: sentenceOf(error) })));
    }
  };
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">{t("start.recent")}</h2>
      <ul class="rows">
        {work.value.slice(0, 6).map((kept) => (
          <li key={kept.key}>
            <button type="button" class="row" onClick={() => void again(kept)}>
              <strong>{kept.name}</strong>
              <span>{translated(kept.title, kept.titles)}</span>
              <span class="quiet">
                {kept.changes > 0 ? t("shell.changes", { count: kept.changes }) : t("shell.as-it-was")}
                {" · "}{momentOf(kept.time)}
              </span>
            </button>
            <button type="button" class="plain" onClick={() => {
              forget(kept.key);
              say(t("start.forgotten", { name: kept.name }));
            }}>{t("start.forget")}<span class="hidden"> {kept.name}</span></button>
          </li>
        ))}
      </ul>
    </section>
  );
}

// Folder lists the files of the folder in which karvon was begun.
function Folder({ refuse }: { refuse(mistakes: Mistake[] | null): void }) {
  const [files, setFiles] = useState<string[]>([]);
  useEffect(() => {
    call("files", {}).then((answer) => setFiles(answer.files), complain);
  }, []);
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="folder">
      <h2 id="folder">{t("start.folder", { folder: hello.value?.folder ?? "" })}</h2>
      <ul class="rows files">
        {files.map((file) => (
          <li key={file}>
            <button type="button" class="row" onClick={() => void openFile(file).then(refuse)}>{file}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}

// FollowLink opens what somebody else shared.
function FollowLink() {
  const [link, setLink] = useState("");
  return (
    <form class="way asks-link" aria-labelledby="link" onSubmit={(event) => {
      event.preventDefault();
      if (link.trim()) void followLink(link);
    }}>
      <strong id="link">{t("start.link")}</strong>
      <label for="link-text">{t("start.link-words")}</label>
      <div class="line">
        <input id="link-text" type="text" value={link} spellcheck={false}
          onInput={(event) => setLink(event.currentTarget.value)} />
        <button type="submit" disabled={!link.trim()}>{t("start.open")}</button>
      </div>
    </form>
  );
}
