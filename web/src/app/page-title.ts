import { useEffect } from "react";

/**
 * Names the window and its tab, such as "Cases · Samsyn".
 *
 * Titles end up in the browser's history and in shared screens: never a patient's name, number, birth
 * date or pseudonym.
 */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Samsyn`;
  }, [title]);
}
