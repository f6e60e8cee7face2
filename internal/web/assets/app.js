// The behaviour of every page: only the GOV.UK components that we use, and a way out that leaves no trace in history.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll
} from 'govuk-frontend';

// The original follows the link, which leaves the page one press of Back away. This one takes the page's place.
class Leave extends ExitThisPage {
  exitPage() {
    document.body.classList.add('govuk-exit-this-page-hide-content');
    document.title = 'Loading';
    window.location.replace(this.$button.href);
  }
}

// The components look for these on the body, which did not yet exist when first.js ran.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const component of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  Leave,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink
]) {
  createAll(component);
}

// A page that the browser kept in memory may belong to somebody who has left since: ask for it again.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload();
});

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
