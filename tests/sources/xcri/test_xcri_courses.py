"""What the adapter for XCRI-CAP makes of courses and their presentations."""

import pytest

HEAD = (
    '<catalog xmlns="http://xcri.org/profiles/1.2/catalog" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:mlo="http://purl.org/net/mlo"><provider><dc:title>College</dc:title><mlo:url>https://c.example/</mlo:url>'
)
SEAT = "<mlo:location><mlo:town>Silberau</mlo:town><mlo:phone>0123</mlo:phone></mlo:location></provider></catalog>"


def catalogue(presentation: str = "", course: str = "") -> str:
    held = f"<presentation>{presentation}</presentation>" if presentation else ""
    return f"{HEAD}<course><dc:identifier>7</dc:identifier><dc:title>Art</dc:title>{course}{held}</course>{SEAT}"


@pytest.fixture
def held(read_file):
    def read(presentation: str) -> dict[str, tuple[object, ...]]:
        [one] = read_file("xcri", catalogue(presentation)).properties["hasCourseInstance"]
        return dict(one.properties)

    return read


@pytest.mark.parametrize(
    ("presentation", "name", "values"),
    [
        ('<mlo:start dtf="2027-09-01">September</mlo:start>', "startDate", ("2027-09-01",)),
        ("<mlo:start>2027-09-01T18:00</mlo:start>", "startDate", ("2027-09-01T18:00",)),
        ("<mlo:start>Any time</mlo:start>", "dateText", ("Any time",)),
        ('<end dtf="2027-12-01"/>', "endDate", ("2027-12-01",)),
        ('<mlo:duration interval="P6M">Half a year</mlo:duration>', "duration", ("P6M",)),
        ("<mlo:duration>Half a year</mlo:duration>", "duration", ("Half a year",)),
        ('<attendanceMode identifier="DS">Distance</attendanceMode>', "courseMode", ("online",)),
        ("<attendanceMode>By letter</attendanceMode>", "courseMode", ("By letter",)),
        ("<mlo:places>24</mlo:places>", "maximumAttendeeCapacity", ("24",)),
    ],
)
def test_a_presentation_is_an_instance(presentation, name, values, held):
    assert held(presentation)[name] == values


@pytest.mark.parametrize(
    ("cost", "offer"),
    [("9250", {"price": ("9250",)}), ("£9,250 a year", {"description": ("£9,250 a year",)})],
)
def test_a_cost_is_a_number_or_words(cost, offer, held):
    assert held(f"<mlo:cost>{cost}</mlo:cost>")["offers"][0].properties == offer


def test_a_venue_wins_over_the_seat_of_the_provider(held):
    venue = "<venue><provider><dc:title>Studio</dc:title><mlo:location><mlo:town>Hull</mlo:town></mlo:location>"
    assert held(f"{venue}</provider></venue>")["location"][0].properties["name"] == ("Studio",)
    [seat] = held("<mlo:start>2027-09-01</mlo:start>")["location"]
    assert seat.properties["address"][0].properties == {"addressLocality": ("Silberau",)}


def test_what_is_held_online_has_no_place(held):
    assert "location" not in held('<attendanceMode identifier="ON">Online</attendanceMode>')


def test_what_presentations_say_of_people_and_times_is_said_of_the_course(read_file):
    words = (
        '<age>16-18</age><studyMode identifier="PT"/><attendancePattern identifier="EV"/>'
        '<mlo:languageOfInstruction>de</mlo:languageOfInstruction><applyUntil dtf="2027-01-15">15. Januar</applyUntil>'
    )
    said = read_file("xcri", catalogue(words)).properties
    assert said["typicalAgeRange"] == ("16-18",)
    assert said["timeText"] == ("Teilzeit", "abends")
    assert said["inLanguage"] == ("de",)
    assert said["registrationDeadline"] == ("2027-01-15",)


def test_any_age_says_nothing(read_file):
    assert "typicalAgeRange" not in read_file("xcri", catalogue("<age>any</age>")).properties


def test_markup_in_a_description_is_passed_on_as_it_stands(read_file):
    text = (
        '<dc:description><div xmlns="http://www.w3.org/1999/xhtml"><p>Ton &amp; <b>Tun</b></p></div></dc:description>'
    )
    [words] = read_file("xcri", catalogue(course=text)).properties["description"]
    assert words == '<div xmlns="http://www.w3.org/1999/xhtml"><p>Ton &amp; <b>Tun</b></p></div>'


def test_a_course_belongs_to_the_provider_that_it_stands_in(read_file, written):
    found = read_file("xcri", written("xcri", 201))
    names = [one.item.properties["provider"][0].properties["name"][0] for one in found.offers]
    assert names == ["College 1"] * 100 + ["College 2"] * 100 + ["College 3"]
    seats = {
        one.item.properties["provider"][0].properties["address"][0].properties["streetAddress"] for one in found.offers
    }
    assert seats == {("Gänsemarkt 1",), ("Gänsemarkt 2",), ("Gänsemarkt 3",)}


def test_a_broken_course_does_not_move_others_to_another_provider(read_file, written):
    body = written("xcri", 150).replace(b"<dc:title xml", b"<dc:title<xml", 1)
    names = {one.item.properties["provider"][0].properties["name"][0] for one in read_file("xcri", body).offers[98:100]}
    assert names == {"College 1", "College 2"}


@pytest.mark.parametrize(
    ("identifiers", "local_id", "code"),
    [
        ("<dc:identifier>https://c.example/7</dc:identifier>", "https://c.example/7", None),
        ('<dc:identifier x:type="c:code">C7</dc:identifier><dc:identifier>u-7</dc:identifier>', "u-7", "C7"),
    ],
)
def test_a_course_is_named_by_its_plain_identifier(identifiers, local_id, code, read_file):
    body = catalogue().replace("<dc:identifier>7</dc:identifier>", identifiers)
    [found] = read_file("xcri", body).offers
    assert found.local_id == local_id
    assert found.item.properties.get("courseCode", (None,)) == (code,)


def test_a_deleted_course_is_left_out(read_file):
    found = read_file("xcri", catalogue().replace("<course>", '<course recstatus="3">'))
    assert (found.offers, found.codes[0]) == ([], "xcri-deleted")


def test_contacts_are_not_read(read_file):
    body = catalogue(course="<dc:contributor>Erika Muster</dc:contributor>")
    assert not any(word in str(read_file("xcri", body).offers) for word in ("Muster", "0123"))


def test_the_older_version_is_read_too(read_file):
    body = (
        '<catalog xmlns="http://xcri.org/profiles/catalog"><provider><title>College</title><course>'
        "<identifier>7</identifier><title>Art</title><presentation><start>2027-09-01</start></presentation>"
        "</course></provider></catalog>"
    )
    assert read_file("xcri", body).properties["name"] == ("Art",)
