import { t } from "../language";

export function Compare() {
  return <h1>{t("shell.compare")}</h1>;
}
