import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.io.ParseWarning;
import ezvcard.property.Address;
import ezvcard.property.Email;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.Url;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads cards with ez-vcard, and prints what it found in them, one thing a line. */
class ReadCards {
    static final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] files) throws IOException {
        for (String file : files) {
            List<List<ParseWarning>> warnings = new ArrayList<>();
            String text = Files.readString(Paths.get(file), StandardCharsets.UTF_8);
            List<VCard> cards = Ezvcard.parse(text).warnings(warnings).all();
            print("card", file);
            for (List<ParseWarning> found : warnings) {
                for (ParseWarning warning : found) {
                    print("warning", warning.toString());
                }
            }
            for (VCard card : cards) {
                describe(card);
            }
        }
    }

    static void describe(VCard card) {
        String invalid = card.validate(card.getVersion()).toString();
        print("invalid", invalid);
        print("version", card.getVersion().getVersion());
        print("name", card.getFormattedName().getValue());
        StructuredName n = card.getStructuredName();
        print("parts", part(n.getFamily()) + "|" + part(n.getGiven()) + "|" + String.join(",", n.getAdditionalNames()));
        print("id", card.getUid() == null ? "" : card.getUid().getValue());
        print("org", card.getOrganization() == null ? "" : String.join(";", card.getOrganization().getValues()));
        card.getTitles().forEach(t -> print("title", t.getValue()));
        card.getRoles().forEach(r -> print("role", r.getValue()));
        for (Telephone t : card.getTelephoneNumbers()) {
            print("tel", t.getUri() == null ? t.getText() : "tel:" + t.getUri().getNumber());
        }
        for (Email e : card.getEmails()) {
            print("email", e.getValue());
        }
        for (Address a : card.getAddresses()) {
            print("street", part(a.getStreetAddress()));
            print("town", part(a.getLocality()));
        }
        for (Url u : card.getUrls()) {
            print("url", u.getValue());
        }
        card.getLanguages().forEach(l -> print("language", l.getValue()));
        card.getNotes().forEach(n2 -> print("note", n2.getValue()));
        card.getPhotos().forEach(p -> print("photo", Objects.toString(p.getContentType().getMediaType()) + " " + p.getData().length));
        print("revision", card.getRevision() == null ? "" : String.valueOf(card.getRevision().getValue().toInstant()));
    }

    static String part(String s) {
        return s == null ? "" : s;
    }

    static void print(String name, String value) {
        if (!value.isEmpty()) {
            out.println(name + "\t" + value.replace("\n", "\\n"));
        }
    }
}
