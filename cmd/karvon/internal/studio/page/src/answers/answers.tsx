import { t } from "../language";

export function Answers() {
  return <h1>{t("shell.answers")}</h1>;
}
